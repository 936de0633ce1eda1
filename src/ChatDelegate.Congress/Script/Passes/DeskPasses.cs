using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script.Passes;

/// <summary>
/// Links to the desk's page that work once, for one person, for minutes. What is in the address and in the cookie is a pass's id and a keyed hash
/// (HMAC-SHA256) of it and of what it is for: nothing of the person, and nothing that can be made from the database.
/// </summary>
public sealed class DeskPasses(IRecordStore store, IDbContextFactory<CongressDb> databases, KeyRing keys, TimeProvider time)
{
    private const string Link = "link";
    private const string Cookie = "cookie";
    private const int Id = 16;

    private readonly PassSigner _signer = new(keys, "desk passes");

    /// <summary>What goes into the link; it is worth something once the session's work is committed. The person's older links stop working.</summary>
    public async Task<string> IssueAsync(RecordSession session, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        foreach (var older in await session.Db.Set<DeskPass>().Where(pass => pass.PersonId == personId && pass.UsedAt == null && pass.ReplacedAt == null).ToListAsync(cancellationToken))
        {
            older.Replace(now);
        }

        var issued = new DeskPass { Id = Guid.CreateVersion7(now), PersonId = personId, IssuedAt = now };
        session.Db.Add(issued);
        return Sign(Link, issued.Id);
    }

    /// <summary>Opens a link in a browser.</summary>
    /// <param name="signedIn">Whose device it is, where somebody is signed in on it: a link opens on nobody else's.</param>
    /// <returns>What the browser shows from now on, or why not. Refused, it is still worth what it was.</returns>
    public async Task<(string? Cookie, DeskPassProblem? Problem)> OpenAsync(string? link, Guid? signedIn, CancellationToken cancellationToken)
    {
        if (Read(Link, link) is not { } id)
        {
            return (null, DeskPassProblem.NotOurs);
        }

        return await store.WriteAsync<(string?, DeskPassProblem?)>($"desk-pass/{id}", new Actor(null, "stranger", "desk.enter"), async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            if (await session.Db.Set<DeskPass>().FirstOrDefaultAsync(pass => pass.Id == id, cancel) is not { } pass || !pass.IsOpen(now)
                || !await session.Db.Set<Person>().AnyAsync(person => person.Id == pass.PersonId && person.Active, cancel))
            {
                return (null, DeskPassProblem.Over);
            }

            if (signedIn is { } other && other != pass.PersonId)
            {
                return (null, DeskPassProblem.OtherPerson);
            }

            session.Actor = new Actor(pass.PersonId, "person", "desk.enter");
            pass.Use(now);
            return (Sign(Cookie, id), null);
        }, cancellationToken);
    }

    /// <summary>Whose browser shows this cookie; null when its time is over or it is not ours.</summary>
    public async Task<Guid?> PersonAsync(string? cookie, CancellationToken cancellationToken)
    {
        if (Read(Cookie, cookie) is not { } id)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var pass = await db.Set<DeskPass>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == id && db.Set<Person>().Any(person => person.Id == found.PersonId && person.Active), cancellationToken);
        return pass?.Holds(time.GetUtcNow()) == true ? pass.PersonId : null;
    }

    private string Sign(string purpose, Guid id) => _signer.Sign(purpose, id.ToByteArray());

    private Guid? Read(string purpose, string? text) => _signer.Read(purpose, text, Id) is { } id ? new Guid(id) : null;
}

/// <summary>Why a link does not open the page; a text <c>script.page.link.</c>…</summary>
public enum DeskPassProblem
{
    NotOurs,

    /// <summary>Too old, used before, or replaced by a newer one.</summary>
    Over,

    /// <summary>Somebody else is signed in on this device.</summary>
    OtherPerson,
}
