using System.Text;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>One person's conversation in the scratch place: turns as the server runs them, read and written in its record.</summary>
internal sealed class SimulatedTalk(IServiceProvider services, SimulateOptions options)
{
    private const string Channel = "simulate";
    private const string Id = "terminal";
    private readonly List<(CommandCall Call, CommandResult Result)> _calls = [];
    private readonly Dictionary<string, IReadOnlyList<Dialogs.Option>> _lists = [];
    private DialogRunner? _runner;

    public string Locale { get; set; } = options.Locale;

    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow() + Ahead;

    public TimeZoneInfo Zone => services.GetRequiredService<CongressZone>().Value;

    public DemoPerson? Person { get; private set; }

    /// <summary>All that the person is: a convenor is a delegate, too.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    public ConversationState State { get; private set; } = Begin(options.Cards);

    /// <summary>Everything that was called so far.</summary>
    public IReadOnlyList<(CommandCall Call, CommandResult Result)> Calls => _calls;

    public IReadOnlyDictionary<string, IReadOnlyList<Dialogs.Option>> Lists => _lists;

    private DialogRunner Runner => _runner ??= ActivatorUtilities.CreateInstance<DialogRunner>(services, new CommandTable(
        services.GetServices<DialogCommand>().Select(command => new RecordingCommand(command, _calls)),
        services.GetServices<OptionSource>().Select(source => new RecordingSource(source, _lists))));

    /// <summary>Goes on after a restart.</summary>
    public SimulatedTalk In(IServiceProvider restarted)
    {
        var talk = new SimulatedTalk(restarted, options) { Locale = Locale, Ahead = Ahead, Person = Person, Roles = Roles, State = State };
        talk._calls.AddRange(_calls);
        foreach (var (name, list) in _lists)
        {
            talk._lists[name] = list;
        }

        return talk;
    }

    /// <summary>Becomes the first person of the demo with that role.</summary>
    public async Task<bool> BecomeAsync(string role, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);
        var person = (await DemoPeople.ListAsync(db, cancellationToken)).FirstOrDefault(one => one.Role == role);
        if (person is null || await ParticipantLookup.FindAsync(db, person.Id, cancellationToken) is not { } participant)
        {
            return false;
        }

        Person = person;
        Roles = [.. participant.Roles.Order(StringComparer.Ordinal)];
        return true;
    }

    public Task<DialogOutcome> TakeAsync(DialogEvent happened, CancellationToken cancellationToken) =>
        services.GetRequiredService<IRecordStore>().WriteAsync(Channel, Actor.System, async (session, cancel) =>
        {
            var tables = new TurnTables(session);
            var row = await tables.FindAsync(Channel, Id, cancel) ?? await tables.AddAsync(NewRow(), Now, cancel);
            row.PersonId = Person?.Id;
            row.Locale = Locale;
            var outcome = await Runner.RunAsync(new Turn(session, tables, row, Now), happened, cancel);
            await tables.SaveAsync(row, Now, cancel);
            State = Read(row);
            return outcome;
        }, cancellationToken);

    private ConversationRow NewRow() => new()
    {
        Id = Guid.CreateVersion7(Now),
        Channel = Channel,
        ExternalId = Id,
        PersonId = Person?.Id,
        Locale = Locale,
        State = Encoding.UTF8.GetBytes(StateJson.Write(State)),
    };

    private ConversationState Read(ConversationRow row) =>
        StateJson.Read(Encoding.UTF8.GetString(row.StateSealed ? services.GetRequiredService<SecretBox>().Open(row.State ?? []) : row.State ?? []));

    private static ConversationState Begin(bool cards) => ConversationState.Fresh with { PrefersCards = cards };
}
