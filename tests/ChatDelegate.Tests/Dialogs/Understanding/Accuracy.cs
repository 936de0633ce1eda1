using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>What the table of phrases says of one kind.</summary>
internal sealed record KindCount(string Kind, int Rows, int ToBeAsked, int Right, int AskedBack, int SilentlyWrong)
{
    public decimal Share => 100m * Right / Rows;

    public static KindCount operator +(KindCount a, KindCount b) =>
        new("all", a.Rows + b.Rows, a.ToBeAsked + b.ToBeAsked, a.Right + b.Right, a.AskedBack + b.AskedBack, a.SilentlyWrong + b.SilentlyWrong);
}

/// <summary>Counts, and writes the table of <c>dialogs/README.md</c>.</summary>
internal static class Accuracy
{
    // Right and silently wrong on the same rows with the recognisers as they were before the table; they could not do the rest.
    private static readonly Dictionary<string, (int Right, int SilentlyWrong)> Before = new()
    {
        ["yes-no"] = (210, 3),
        ["choice"] = (206, 21),
        ["number"] = (250, 9),
        ["date"] = (275, 13),
        ["date-time"] = (175, 11),
        ["list"] = (179, 6),
    };

    public static ImmutableArray<KindCount> Measure() => [.. PhraseTable.All.GroupBy(phrase => phrase.Kind).Select(group => Count(group.Key, [.. group]))];

    public static KindCount Sum(IEnumerable<KindCount> kinds) => kinds.Aggregate((sum, one) => sum + one);

    public static string Table(IReadOnlyList<KindCount> kinds)
    {
        var table = new StringBuilder("| kind | phrases | of them to be asked again | right | asked back without need | silently wrong | before: right | before: silently wrong |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var kind in kinds.Append(Sum(kinds)))
        {
            var before = kind.Kind == "all" ? (Right: Before.Values.Sum(count => count.Right), SilentlyWrong: Before.Values.Sum(count => count.SilentlyWrong)) : Before.GetValueOrDefault(kind.Kind);
            var known = kind.Kind == "all" || Before.ContainsKey(kind.Kind);
            table.Append(CultureInfo.InvariantCulture, $"| {kind.Kind} | {kind.Rows} | {kind.ToBeAsked} | {kind.Right} ({kind.Share:0.0} %) | {kind.AskedBack} | {kind.SilentlyWrong} | {(known ? before.Right : "–")} | {(known ? before.SilentlyWrong : "–")} |\n");
        }

        return table.ToString();
    }

    private static KindCount Count(string kind, IReadOnlyList<Phrase> phrases)
    {
        var outcomes = phrases.Select(phrase => Recogniser.Judge(phrase.Meaning, Recogniser.Read(phrase))).ToList();
        return new KindCount(kind, phrases.Count, phrases.Count(phrase => phrase.Meaning == "-" || phrase.Meaning.Contains('|', StringComparison.Ordinal)),
            outcomes.Count(outcome => outcome == Outcome.Right), outcomes.Count(outcome => outcome == Outcome.AskedBack), outcomes.Count(outcome => outcome == Outcome.SilentlyWrong));
    }
}
