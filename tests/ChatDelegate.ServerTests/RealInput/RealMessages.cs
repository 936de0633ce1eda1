using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.RealInput;

/// <summary>The messages to play: all on one housing estate, and others spread evenly over the file, woven in between.</summary>
internal static class RealMessages
{
    public const string Variable = "CHATDELEGATE_REAL_INPUT";
    private const int Others = 20;
    private static readonly string[] Estate = ["伊景园", "滨河苑"];

    public static bool IsOnEstate(string text) => Estate.Any(name => text.Contains(name, StringComparison.Ordinal));

    public static IReadOnlyList<string> Read(string file)
    {
        var all = File.ReadLines(file).Select(line => JsonNode.Parse(line)!).Select(one => $"{one["subject"]}\n{one["text"]}".Trim()).ToList();
        var estate = all.Where(IsOnEstate).ToList();
        var rest = all.Where(text => !IsOnEstate(text)).ToList();
        var others = Enumerable.Range(0, Others).Select(i => rest[(2 * i + 1) * rest.Count / (2 * Others)]).ToList();
        return [.. estate.Select((text, i) => (At: (i + 0.5) / estate.Count, text)).Concat(others.Select((text, i) => (At: (i + 0.5) / Others, text))).OrderBy(one => one.At).Select(one => one.text)];
    }
}
