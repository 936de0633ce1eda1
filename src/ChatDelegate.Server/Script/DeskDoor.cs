using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Passes;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;

namespace ChatDelegate.Server.Script;

/// <summary>Who comes to the desk's page: by their device's session, or by a link that they were sent. Where both are there, they must be the same person.</summary>
internal sealed class DeskDoor(DeviceCookie devices, DeskPasses passes, PhraseBook phrases)
{
    private const string CookieName = "cd_desk";

    public async Task<DeskVisitor> FindAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var signedIn = await devices.PersonAsync(http, cancellationToken);
        var sent = await passes.PersonAsync(http.Request.Cookies[CookieName], cancellationToken);
        return signedIn is not null && sent is not null && signedIn != sent ? new DeskVisitor(null, TwoPeople: true) : new DeskVisitor(signedIn ?? sent, TwoPeople: false);
    }

    /// <summary>Lets somebody in by a link. The cookie goes with the browser's window; how long it is worth something, the record says.</summary>
    public async Task<IResult> EnterAsync(HttpContext http, string? pass, CancellationToken cancellationToken)
    {
        var (cookie, problem) = await passes.OpenAsync(pass, await devices.PersonAsync(http, cancellationToken), cancellationToken);
        if (cookie is null)
        {
            var why = problem ?? DeskPassProblem.NotOurs;
            return Results.Problem(
                phrases(PhonePage.Language(http), $"script.page.link.{why}"),
                statusCode: why switch
                {
                    DeskPassProblem.NotOurs => StatusCodes.Status400BadRequest,
                    DeskPassProblem.Over => StatusCodes.Status410Gone,
                    DeskPassProblem.OtherPerson => StatusCodes.Status403Forbidden,
                },
                title: why.ToString());
        }

        http.Response.Cookies.Append(CookieName, cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/desk", IsEssential = true });
        return Results.NoContent();
    }
}

/// <param name="PersonId">Null for a stranger.</param>
/// <param name="TwoPeople">The link was one person's, the device is another's.</param>
internal sealed record DeskVisitor(Guid? PersonId, bool TwoPeople);
