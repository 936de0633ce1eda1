using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>The terminal's conversation as the record has it, and who sits there: signed in without a code, since the place is their own.</summary>
internal sealed class SimulatedTalk(ScratchPlace place, SimulateOptions options)
{
    public string Locale { get; set; } = options.Locale;

    public DateTimeOffset Now => place.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public TimeZoneInfo Zone => place.Services.GetRequiredService<CongressZone>().Value;

    public DemoPerson? Person { get; private set; }

    /// <summary>All that the person is: a convenor is a delegate, too.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>As it was stored when it was last looked at.</summary>
    public ConversationState State { get; private set; } = ConversationState.Fresh with { PrefersCards = options.Cards };

    /// <summary>Becomes the first person of the demo with that role.</summary>
    public async Task<bool> BecomeAsync(string role, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        var person = (await DemoPeople.ListAsync(db, cancellationToken)).FirstOrDefault(one => one.Role == role);
        if (person is null || await ParticipantLookup.FindAsync(db, person.Id, cancellationToken) is not { } participant)
        {
            return false;
        }

        Person = person;
        Roles = [.. participant.Roles.Order(StringComparer.Ordinal)];
        await SitDownAsync(person.Id, cancellationToken);
        return true;
    }

    /// <summary>Reads the state as the last turn has left it.</summary>
    /// <param name="heard">What was said in that turn.</param>
    /// <returns>What stands in its place in the record because it was private; null when it is kept as it was said.</returns>
    public async Task<string?> LookAsync(Activity heard, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        var row = await Row(db).SingleAsync(cancellationToken);
        State = StoredState.Read(row.State, row.StateSealed, place.Services.GetRequiredService<SecretBox>());
        var kept = await db.Set<TranscriptEntry>().AsNoTracking().Where(entry => entry.ConversationId == row.Id && entry.ActivityId == heard.Id)
            .Select(entry => entry.Activity).SingleOrDefaultAsync(cancellationToken);
        var shown = kept is null ? null : ActivityJson.Read(Encoding.UTF8.GetBytes(kept)).Activity?.Text;
        return shown == heard.Text ? null : shown;
    }

    private Task<ConversationRow> SitDownAsync(Guid person, CancellationToken cancellationToken) =>
        place.Services.GetRequiredService<IRecordStore>().WriteAsync(InboundTurn.LaneOf(ConsoleChannel.Name, ConsoleChannel.Conversation), Actor.System, async (session, cancel) =>
        {
            var tables = new TurnTables(session);
            var row = (await tables.FindAsync(ConsoleChannel.Name, ConsoleChannel.Conversation, null, Guid.Empty, cancel)).Row ?? await tables.AddAsync(NewRow(), Now, cancel);
            tables.Join(row, person);
            tables.Save(row, Now);
            return row;
        }, cancellationToken);

    private ConversationRow NewRow() => new()
    {
        Id = Guid.CreateVersion7(Now),
        Channel = ConsoleChannel.Name,
        ExternalId = ConsoleChannel.Conversation,
        Locale = Locale,
        State = StateJson.WriteBytes(State),
    };

    private static IQueryable<Conversation> Row(CongressDb db) =>
        db.Set<Conversation>().AsNoTracking().Where(row => row.Channel == ConsoleChannel.Name && row.ExternalId == ConsoleChannel.Conversation);

    private Task<CongressDb> OpenAsync(CancellationToken cancellationToken) =>
        place.Services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);
}
