using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>What somebody wrote, and what they wanted by it.</summary>
/// <param name="Part"><c>dev</c>: words and levels were chosen by it; <c>held</c>: only ever measured.</param>
/// <param name="Expected">Ids; several when the words could mean each of them; none when nothing may be started.</param>
internal sealed record Utterance(string Part, string Language, IReadOnlyList<string> Expected, string Text)
{
    public bool InScope => Expected.Count > 0;

    public static IReadOnlyList<Utterance> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests/ChatDelegate.Tests/Dialogs/Finding", file)).Skip(1).Select(line => line.Split('\t')).Select(
            cells => new Utterance(cells[0], cells[1], cells[2] == "-" ? [] : cells[2].Split('|'), cells[3])),
    ];
}
