using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Entities;

/// <summary>
/// Finds the checkable facts of a text. The same code reads notes and drafts, so what is quoted is found in both alike.
/// Spans do not overlap; the more specific kind wins.
/// </summary>
public static class EntityFinder
{
    private const int ShortestName = 2;

    /// <param name="at">When the text was written: 去年 and 8月11日 are resolved with it.</param>
    public static IReadOnlyList<EntitySpan> Find(NormalText text, DateTimeOffset at)
    {
        var spans = new List<EntitySpan>();
        var taken = new bool[text.Value.Length];
        Add(PersonalFinder.Find(text.Value), spans, taken);
        Add(DocumentFinder.Find(text.Value), spans, taken);
        Add(WeekdayFinder.Find(text.Value, at), spans, taken);
        Add(DateFinder.Find(text.Value, at), spans, taken);
        Add(ClockFinder.Find(text.Value), spans, taken);
        Add(NumberFinder.Find(text.Value), spans, taken);
        Add(NameFinder.Find(text.Value).Select(span => Behind(span, text.Value, taken)), spans, taken);
        return [.. spans.OrderBy(span => span.Start)];
    }

    /// <summary>A name that a figure or a date has run into (5月|枫林镇) begins behind it.</summary>
    private static EntitySpan Behind(EntitySpan span, string value, bool[] taken)
    {
        var last = taken.AsSpan(span.Start, span.End - span.Start).LastIndexOf(true);
        var start = span.Start + last + 1;
        return last < 0 || span.End - start < ShortestName ? span : span with { Start = start, Canonical = span.Canonical[..2] + NameFinder.Squeeze(value[start..span.End]) };
    }

    private static void Add(IEnumerable<EntitySpan> found, List<EntitySpan> spans, bool[] taken)
    {
        foreach (var span in found)
        {
            if (!taken.AsSpan(span.Start, span.End - span.Start).Contains(true))
            {
                taken.AsSpan(span.Start, span.End - span.Start).Fill(true);
                spans.Add(span);
            }
        }
    }
}
