using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>A row of the table: a bot, and how it is spoken with.</summary>
/// <param name="StartAsync">Starts it in an empty folder.</param>
internal sealed record Candidate(string Name, Wire Wire, string Script, Func<Visit, CancellationToken, Task<StartedBot>> StartAsync)
{
    /// <summary>Who speaks at once; null for as many as the options say.</summary>
    public int? Users { get; init; }

    /// <summary>Further conversations that are left in the middle of the dialog.</summary>
    public int UnderWay { get; init; }

    /// <summary>Cores that each instance may use while it is measured, as on a small machine of its own; null for all there are.</summary>
    public double? CoresEach { get; init; }

    /// <summary>Measured in the first round only.</summary>
    public bool Once { get; init; }
}

/// <summary>One run of a candidate.</summary>
/// <param name="Folder">Empty, and the bot's own.</param>
/// <param name="People">How many there must be.</param>
/// <param name="Conversation">What the conversation of each is called.</param>
internal sealed record Visit(string Folder, int People, Func<int, string> Conversation);

/// <param name="Members">Who speaks over Direct Line; empty on the other wire.</param>
/// <param name="Other">Another instance on the same record.</param>
/// <param name="DatabaseProcess">0 where the database is in the bot's process, or there is none.</param>
internal sealed record StartedBot(BotProcess Process, IReadOnlyList<CrowdMember> Members, int DatabaseProcess = 0, BotProcess? Other = null);
