using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>
/// Everything that the record of a vote (票决情况报告) says, as data. Its JSON is canonical: the same vote gives the same text, so its hash
/// identifies the content whatever the document looks like. It knows who was entitled and who voted, and of nobody how.
/// </summary>
public sealed record ReportContent
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    /// <summary>Of this layout of the content.</summary>
    public int Version { get; init; } = 1;

    public required string BodyZh { get; init; }

    public required string BodyEn { get; init; }

    public required string Title { get; init; }

    public required int Round { get; init; }

    /// <summary>The congress's time zone, in which the document gives its times.</summary>
    public required string Zone { get; init; }

    public required DateTimeOffset WindowFrom { get; init; }

    public required DateTimeOffset WindowTo { get; init; }

    public required BallotRules Rules { get; init; }

    public required BallotResult Result { get; init; }

    public required IReadOnlyList<ReportCandidate> Candidates { get; init; }

    public required IReadOnlyList<ReportGroup> Groups { get; init; }

    public required IReadOnlyList<ReportStep> Steps { get; init; }

    public required IReadOnlyList<ReportScriptStep> ScriptSteps { get; init; }

    public required IReadOnlyList<ReportDeviation> Deviations { get; init; }

    /// <summary>The three scrutineers by name.</summary>
    public required IReadOnlyList<string> Scrutineers { get; init; }

    public required string RollHash { get; init; }

    public required string ReceiptsHash { get; init; }

    /// <summary>The entries of the audit chain between which everything of this ballot lies, and the keyed hash of the last.</summary>
    public required long AuditFrom { get; init; }

    public required long AuditTo { get; init; }

    public required string AuditHash { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static ReportContent Read(string json) => JsonSerializer.Deserialize<ReportContent>(json, Format) ?? throw new JsonException("No record.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

public sealed record ReportCandidate(int Number, string Name, string Unit);

/// <summary>A group's roll and turnout.</summary>
/// <param name="Name">Null for delegates without a group.</param>
/// <param name="Expected">应到.</param>
/// <param name="Came">实到.</param>
public sealed record ReportGroup(
    string? Name, int Expected, int Came, int OnLeave, int Entitled, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, IReadOnlyList<ReportVoter> Voters)
{
    [JsonIgnore]
    public int Voted => Voters.Count(voter => voter.Voted);
}

/// <summary>A line of the frozen roll.</summary>
/// <param name="Number">Of the delegate's card.</param>
public sealed record ReportVoter(string Number, string Name, bool Voted);

/// <param name="By">Names of who took it; empty when the system did by itself.</param>
public sealed record ReportStep(ReportStepKind Kind, DateTimeOffset At, IReadOnlyList<string> By);

/// <summary>The steps that every ballot has, in the order in which they follow one another.</summary>
public enum ReportStepKind
{
    Prepared,
    CodesTaken,
    Opened,
    Closed,
    Shuffled,
    KeyReleased,
    Counted,
    Published,
    Confirmed,
    Destroyed,
}

/// <summary>A step of the host script (主持词) in one group.</summary>
public sealed record ReportScriptStep(string Group, int Number, string TitleZh, string TitleEn, DateTimeOffset At, string? By);

/// <summary>Something that was not as the rules or the plan have it (偏差), with the reason given.</summary>
/// <param name="Group">Null when it concerns all.</param>
/// <param name="Subject">Whom it concerns; null for nobody in particular.</param>
public sealed record ReportDeviation(ReportDeviationKind Kind, DateTimeOffset At, string? Group, string? Subject, string? By, string Reason);

public enum ReportDeviationKind
{
    ClosedEarly,
    GroupOverride,
    AdmittedByStaff,
    MeetingOutOfOrder,
    PaperDiscarded,
    Script,
}
