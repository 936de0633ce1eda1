using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Assist;

/// <summary>
/// Whether a text says in other words what other texts say: every figure, date and name of it stands in them, most of its words too, and what
/// was denied stays denied. A model's words pass here or are not shown.
/// </summary>
internal static class WordingGate
{
    private const double LongerAtMost = 2;
    private const int Slack = 40;
    private static readonly System.Buffers.SearchValues<char> Negations = System.Buffers.SearchValues.Create("不没未无非");
    private static readonly string[] NotDenied = ["非常", "不断", "不仅", "不但", "未来", "无论", "不管", "不论", "非机动", "没收"];

    /// <param name="least">Share of the text's words that must be theirs.</param>
    /// <returns>Why it does not pass; null when it does.</returns>
    public static WordingFault? Check(string text, IReadOnlyList<SourceNote> sources, double least)
    {
        var normal = NormalText.Of(text);
        var facts = sources.Select(source => new NoteFacts(source)).ToList();
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\n', StringComparison.Ordinal) || text.Contains("http", StringComparison.OrdinalIgnoreCase))
        {
            return WordingFault.Form;
        }

        if (EntityFinder.Find(normal, default).Any(span => span.Kind == EntityKind.Personal))
        {
            return WordingFault.Personal;
        }

        if (Spans(normal, sources, facts).Any(known => !known))
        {
            return WordingFault.NewFact;
        }

        var said = string.Join('\n', sources.Select(source => NormalText.Of(source.Text).Value));
        return normal.Value.Length > (said.Length * LongerAtMost) + Slack ? WordingFault.Long
            : Share(normal.Value, said) < least ? WordingFault.OtherWords
            : Denies(normal.Value) != Denies(said) ? WordingFault.Negation
            : null;
    }

    /// <summary>
    /// Whether a text says all that the other says: each figure once more, in the same order and about the same thing, and every date and name. So
    /// neither can be passed over nor change places with another.
    /// </summary>
    public static bool Keeps(string text, SourceNote source)
    {
        var said = new NoteFacts(source with { Text = text });
        var (before, after) = (NormalText.Of(source.Text), NormalText.Of(text));
        var (told, retold) = (Figures(before), Figures(after));
        return EntityFinder.Find(before, source.At).All(span => said.Holds(span, before.Value))
            && told.Count == retold.Count
            && told.Zip(retold).All(pair => pair.First.Canonical == pair.Second.Canonical && SameThing(pair.First.About, pair.Second.About));
    }

    /// <summary>The figures of a text in order, each with the words since the one before it.</summary>
    private static List<(string Canonical, string About)> Figures(NormalText text)
    {
        List<(string, string)> figures = [];
        var from = 0;
        foreach (var span in EntityFinder.Find(text, default).Where(IsFigure))
        {
            figures.Add((span.Canonical, text.Value[from..span.Start]));
            from = span.End;
        }

        return figures;
    }

    private static bool SameThing(string before, string after)
    {
        var words = Pairs.Of(before).ToHashSet();
        return words.Count == 0 || words.Overlaps(Pairs.Of(after));
    }

    private static bool IsFigure(EntitySpan span) => span.Kind is EntityKind.Number or EntityKind.Money or EntityKind.Percent or EntityKind.Duration;

    /// <summary>For each fact of the text, whether a source read on its own day holds it.</summary>
    private static IEnumerable<bool> Spans(NormalText text, IReadOnlyList<SourceNote> sources, List<NoteFacts> facts)
    {
        var readings = sources.Select((source, i) => (Facts: facts[i], Spans: EntityFinder.Find(text, source.At))).ToList();
        return readings.Count == 0
            ? EntityFinder.Find(text, default).Select(_ => false)
            : readings[0].Spans.Select(span => readings.Any(reading => reading.Spans.Any(same => same.Start == span.Start && reading.Facts.Holds(same, text.Value))));
    }

    private static double Share(string text, string said)
    {
        var pairs = Pairs.Of(text).ToHashSet();
        return pairs.Count == 0 ? 1 : (double)pairs.Intersect(Pairs.Of(said)).Count() / pairs.Count;
    }

    private static bool Denies(string text) =>
        NotDenied.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)).AsSpan().ContainsAny(Negations);
}

/// <summary>Why words are not taken.</summary>
internal enum WordingFault
{
    /// <summary>Empty, of several lines, or with an address.</summary>
    Form,

    Personal,

    NewFact,

    Long,

    OtherWords,

    /// <summary>It denies what was said, or says what was denied.</summary>
    Negation,
}
