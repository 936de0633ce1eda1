using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>Puts departures from the script on record.</summary>
internal static class Deviating
{
    public const int LongestReason = 500;

    /// <summary>A reason as it can be kept; or why it cannot.</summary>
    public static (string Reason, ScriptError? Error) Check(string? reason)
    {
        var words = reason?.Trim() ?? string.Empty;
        return (words, words.Length switch { 0 => ScriptError.NoReason, > LongestReason => ScriptError.TooLong, _ => null });
    }

    public static void Add(CongressDb db, ScriptRun run, DeviationKind kind, string reason, Guid by, DateTimeOffset now) => db.Add(new ScriptDeviation
    {
        Id = Guid.CreateVersion7(now),
        RunId = run.Id,
        Step = run.Step,
        Kind = kind,
        Reason = reason,
        By = by,
        At = now,
    });
}
