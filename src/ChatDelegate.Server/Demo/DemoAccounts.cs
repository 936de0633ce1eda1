using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Demo;

/// <summary>Console accounts for the demo's staff and leader, made when one of them first enters; nobody knows their passwords.</summary>
internal sealed class DemoAccounts(IDbContextFactory<CongressDb> databases, StaffAccounts accounts, StaffDoor door)
{
    // One at a time, or somebody who enters twice at once would be made two accounts.
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static readonly Actor Demo = Actor.System with { What = "demo.enter" };

    /// <summary>Lets whoever works or looks on there into the console; false for everyone else.</summary>
    public async Task<bool> LetInAsync(HttpContext http, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await DemoPeople.ListAsync(db, cancellationToken);
        if (people.FirstOrDefault(person => person.Id == personId)?.Role is not (ParticipantLookup.Staff or ParticipantLookup.Admin or ParticipantLookup.Leader))
        {
            return false;
        }

        await Making.WaitAsync(cancellationToken);
        try
        {
            var account = await db.Users.AsNoTracking().Where(user => user.PersonId == personId).Select(user => (Guid?)user.Id).FirstOrDefaultAsync(cancellationToken)
                ?? await CreateAsync(personId, cancellationToken);
            return account is { } id && await door.LetInAsync(http, id, cancellationToken, withoutPassword: true);
        }
        finally
        {
            Making.Release();
        }
    }

    private async Task<Guid?> CreateAsync(Guid personId, CancellationToken cancellationToken)
    {
        var (created, _) = await accounts.CreateAsync(personId, $"demo-{personId.ToString("N")[^6..]}", Demo, cancellationToken);
        return created?.AccountId;
    }
}
