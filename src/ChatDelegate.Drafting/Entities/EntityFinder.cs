using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Entities;

/// <summary>
/// Finds the checkable facts of a text. The same code reads notes and drafts, so what is quoted is found in both alike.
/// Spans do not overlap; the more specific kind wins.
/// </summary>
public static class EntityFinder
{
    /// <param name="at">When the text was written: 去年 and 8月11日 are resolved with it.</param>
    public static IReadOnlyList<EntitySpan> Find(NormalText text, DateTimeOffset at)
    {
        var spans = new List<EntitySpan>();
        var taken = new bool[text.Value.Length];
        Add(PersonalFinder.Find(text.Value), spans, taken);
        Add(DocumentFinder.Find(text.Value), spans, taken);
        Add(DateFinder.Find(text.Value, at), spans, taken);
        Add(NumberFinder.Find(text.Value), spans, taken);
        Add(NameFinder.Find(text.Value), spans, taken);
        return [.. spans.OrderBy(span => span.Start)];
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
