using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Facts of a sentence that its notes do not hold, each note read with its own day.</summary>
internal static class FactRules
{
    /// <summary>Numbers, money, shares, dates, places, organisations, persons and documents.</summary>
    /// <param name="bodies">Whether bodies that are everywhere (社区居委会) may be named: in measures, somebody has to take them.</param>
    public static IEnumerable<string> Missing(NormalText text, IReadOnlyList<NoteFacts> cited, bool bodies = false)
    {
        if (cited.Count == 0)
        {
            return Spans(text, cited).Where(span => span.Kind != EntityKind.Personal && !(bodies && IsGeneric(span))).Select(span => span.Canonical[2..]);
        }

        var first = EntityFinder.Find(text, cited[0].Source.At);
        var dated = first.Any(span => span.Kind == EntityKind.Date);
        var readings = cited.Select((note, i) => (Note: note, Spans: i > 0 && dated ? EntityFinder.Find(text, note.Source.At) : first)).ToList();
        return first
            .Where(span => span.Kind != EntityKind.Personal && !(bodies && IsGeneric(span)))
            .Where(span => !readings.Any(reading => reading.Spans.Any(same => same.Start == span.Start && Holds(reading.Note, same, text.Value))))
            .Select(span => span.Canonical[2..]);
    }

    public static IReadOnlyList<EntitySpan> Spans(NormalText text, IReadOnlyList<NoteFacts> cited) =>
        EntityFinder.Find(text, cited.Count > 0 ? cited[0].Source.At : default);

    /// <summary>Grave claims (伤亡, 违法, 挪用) that no cited note makes.</summary>
    public static IEnumerable<string> Allegations(NormalText text, IReadOnlyList<NoteFacts> cited) =>
        Unsaid(Wording.Shared.Allegations, text, cited);

    /// <summary>Words of the text that no cited note has, nor another word for the same.</summary>
    public static IEnumerable<string> Unsaid(string[] words, NormalText text, IReadOnlyList<NoteFacts> cited) =>
        words.Where(word => text.Value.Contains(word, StringComparison.Ordinal) && Folding.Of(text.Value).Contains(Folding.Of(word), StringComparison.Ordinal) && !cited.Any(note => note.Folded.Contains(Folding.Of(word), StringComparison.Ordinal)));

    /// <summary>Whether the note holds the fact, or the name that words have run into.</summary>
    public static bool Holds(NoteFacts note, EntitySpan span, string value) =>
        note.Holds(span, value)
        || (span.Kind is EntityKind.Place or EntityKind.Organisation && (WithoutRunIn(span) is { } name && note.Holds(name, value) || HoldsWithoutWords(note, span, value)));

    /// <summary>Words that ran into the name taken off its beginning: 涉及东街 is 东街, but 河东街 stays what it is.</summary>
    private static EntitySpan? WithoutRunIn(EntitySpan span)
    {
        var name = span.Canonical[2..];
        var cut = 0;
        while (Wording.Shared.RunIns.Where(word => string.CompareOrdinal(name, cut, word, 0, word.Length) == 0).MaxBy(word => word.Length) is { } word && cut + word.Length < name.Length - 1)
        {
            cut += word.Length;
        }

        return cut == 0 ? null : span with { Start = span.Start + cut, Canonical = span.Canonical[..2] + name[cut..] };
    }

    /// <summary>The name without words before it that stand elsewhere in the note: 雨天|丹桂巷. What may itself begin a name (河|东街) is not taken off.</summary>
    private static bool HoldsWithoutWords(NoteFacts note, EntitySpan span, string value)
    {
        var name = span.Canonical[2..];
        for (var cut = 1; cut <= name.Length - ShortestName && name.Length == span.End - span.Start; cut++)
        {
            var (at, rest) = (span.Start + cut, span with { Start = span.Start + cut, Canonical = span.Canonical[..2] + name[cut..] });
            if (!BeginsNames.Contains(name[cut - 1]) && note.Holds(rest, value)
                && Enumerable.Range(Math.Max(2, cut), 3).Any(length => length <= at && note.Value.Contains(value.AsSpan(at - length, length), StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name of the note with a noun behind it, as titles write it: one that is everywhere (东街|小区), or whose word the note has (南坡小学|校门口, 柳湾村|古桥).</summary>
    public static bool HoldsBeforeNoun(NoteFacts note, EntitySpan span, string value)
    {
        return span.Kind is EntityKind.Place or EntityKind.Organisation && note.OwnNames.Any(known => Tail(known) is { Length: > 0 } tail
            && (IsGeneric(span with { Canonical = span.Canonical[..2] + tail }) || note.Value.Contains(Word(tail), StringComparison.Ordinal)));

        string? Tail(string known)
        {
            var at = value.IndexOf(known, StringComparison.Ordinal);
            return at >= 0 && at <= span.Start && at + known.Length > span.Start && at + known.Length < span.End ? value[(at + known.Length)..span.End] : null;
        }

        // A single character has run into the name from the word behind it.
        string Word(string tail) => tail.Length > 1 ? tail : value[(span.End - 1)..Math.Min(value.Length, span.End + 1)];
    }

    private const int ShortestName = 2;
    private const string BeginsNames = "东西南北中上下前后新老大小门口头山河湖江桥坡井塘湾村镇区县市";

    /// <summary>社区居委会, 供水公司: bodies and places that are everywhere.</summary>
    private static bool IsGeneric(EntitySpan span)
    {
        if (span.Kind is not (EntityKind.Place or EntityKind.Organisation))
        {
            return false;
        }

        var name = span.Canonical[2..];
        var reached = new bool[name.Length + 1];
        reached[0] = true;
        for (var i = 0; i < name.Length; i++)
        {
            foreach (var word in Wording.Shared.Generic.Concat(Wording.Shared.RunIns).Where(word => reached[i] && string.CompareOrdinal(name, i, word, 0, word.Length) == 0))
            {
                reached[i + word.Length] = true;
            }
        }

        return reached[name.Length];
    }
}
