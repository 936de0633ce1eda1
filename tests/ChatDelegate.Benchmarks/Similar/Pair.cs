namespace ChatDelegate.Benchmarks.Similar;

/// <summary>One matter in two people's words, from tests/ChatDelegate.Tests/Similar/pairs.tsv.</summary>
internal sealed record Pair(string Matter, string Text, string Title, string Draft)
{
    public static IReadOnlyList<Pair> All(string repository) =>
        [.. File.ReadLines(Path.Combine(repository, "tests", "ChatDelegate.Tests", "Similar", "pairs.tsv")).Select(line => line.Split('\t')).Select(cells => new Pair(cells[0], cells[1], cells[2], cells[3]))];
}
