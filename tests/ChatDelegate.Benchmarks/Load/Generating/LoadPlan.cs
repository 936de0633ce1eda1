using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>What one generator process has to do; handed to it as a file.</summary>
internal sealed record LoadPlan
{
    /// <summary>Of the bot, on this machine: activities go to <c>api/messages</c> under it, or to <c>directline</c>.</summary>
    public required Uri Bot { get; init; }

    /// <summary>Another instance of it on the same record, which every other user speaks with; null when there is one only.</summary>
    public Uri? OtherInstance { get; init; }

    public required Wire Wire { get; init; }

    /// <summary>The five turns; see <see cref="Script"/>.</summary>
    public required string ScriptFile { get; init; }

    /// <summary>What sets the conversations of this run apart from those of any other: user 7 is in <c>u7-RUN</c>.</summary>
    public required string Run { get; init; }

    /// <summary>Users who speak at once, each in a closed loop.</summary>
    public required int Users { get; init; }

    /// <summary>Further people who say the first turns of the dialog before anything is measured and stay in the middle of it.</summary>
    public int UnderWay { get; init; }

    public required double WarmUpSeconds { get; init; }

    public required double Seconds { get; init; }

    /// <summary>A turn without an answer for so long is an error.</summary>
    public double PatienceSeconds { get; init; } = 10;

    /// <summary>The bot's process; its descendants are counted with it.</summary>
    public required int BotProcess { get; init; }

    /// <summary>Of the other instance, counted with the first; 0 for none.</summary>
    public int OtherProcess { get; init; }

    /// <summary>Cores that each instance may use while it is measured; null for all there are.</summary>
    public double? CoresEach { get; init; }

    /// <summary>A process whose processor time is counted by itself: the database. 0 for none.</summary>
    public int DatabaseProcess { get; init; }

    /// <summary>Who speaks over Direct Line, by user; empty on the other wire.</summary>
    public IReadOnlyList<CrowdMember> Members { get; init; } = [];

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static LoadPlan Read(string file) =>
        JsonSerializer.Deserialize<LoadPlan>(File.ReadAllText(file)) is { Bot.IsLoopback: true } plan ? plan : throw new ArgumentException("The plan's bot is not on this machine.", nameof(file));

    public Uri BotOf(SimulatedUser user) => user.Index % 2 == 1 ? OtherInstance ?? Bot : Bot;

    /// <summary>The bot's processes, with their descendants.</summary>
    public IReadOnlyList<int> Processes() =>
        [.. Generating.Processes.WithDescendants(BotProcess), .. OtherProcess == 0 ? [] : Generating.Processes.WithDescendants(OtherProcess)];

    public string ConversationOf(int user) => Members.Count > 0 ? Members[user].Conversation : NameOf(user, Run);

    public static string NameOf(int user, string run) => string.Create(CultureInfo.InvariantCulture, $"u{user}-{run}");
}

/// <param name="Token">For Direct Line.</param>
internal sealed record CrowdMember(string Conversation, string Token);

/// <summary>How users and the bot reach each other.</summary>
internal enum Wire
{
    /// <summary>Activities are posted to the bot, which posts its answers to a connector.</summary>
    Connector,

    /// <summary>Activities are posted to the bot, whose answers come over a WebSocket.</summary>
    DirectLine,
}
