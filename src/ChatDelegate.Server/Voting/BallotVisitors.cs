using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Server.SignIn;

namespace ChatDelegate.Server.Voting;

/// <summary>Who opens a ballot page: by their device's session, or by a link that was sent to them. Where both are there, they must be the same person.</summary>
internal sealed class BallotVisitors(BallotPasses passes, DeviceCookie devices)
{
    private const string CookieName = "cd_ballot";
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    public async Task<BallotVisitor> FindAsync(HttpContext http, Guid ballotId, CancellationToken cancellationToken)
    {
        var signedIn = await devices.PersonAsync(http, cancellationToken);
        var sent = passes.Read(BallotPasses.Cookie, http.Request.Cookies[CookieName]) is { } pass && pass.BallotId == ballotId ? pass.PersonId : (Guid?)null;
        return signedIn is not null && sent is not null && signedIn != sent ? new BallotVisitor(null, null, TwoPeople: true) : new BallotVisitor(sent ?? signedIn, signedIn, TwoPeople: false);
    }

    /// <summary>Lets somebody in by a link; the ballot, or null for a link that is too old or not ours.</summary>
    public Guid? LetIn(HttpContext http, string link)
    {
        if (passes.Read(BallotPasses.Link, link) is not { } pass)
        {
            return null;
        }

        http.Response.Cookies.Append(CookieName, passes.Issue(BallotPasses.Cookie, pass.BallotId, pass.PersonId, Life), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/ballot",
            MaxAge = Life,
            IsEssential = true,
        });
        return pass.BallotId;
    }
}

/// <param name="PersonId">Null for a stranger.</param>
/// <param name="SignedIn">Whose device it is; null where they came by a link alone.</param>
/// <param name="TwoPeople">The link is one person's, the device another's.</param>
internal sealed record BallotVisitor(Guid? PersonId, Guid? SignedIn, bool TwoPeople);
