using System.Collections.Frozen;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Congress.Script.Text;

/// <summary>What lines can have filled in from the record.</summary>
internal static class Placeholders
{
    public const string None = "—";

    public static IReadOnlyList<string> Names { get; } =
    [
        "group", "convenor", "meeting", "day", "time", "place", "members", "arrived", "leave", "missing", "quorum",
        "candidates", "candidate_count", "choose", "from", "to", "voted", "not_voted", "turnout",
    ];

    /// <summary>The line as it is read; what the record does not know is a dash.</summary>
    public static string Fill(string line, FrozenDictionary<string, string> values) =>
        Template.Fill(line, name => values.TryGetValue(name, out var value) && value.Length > 0 ? value : None);
}
