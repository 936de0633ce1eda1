using System.Text;
using ChatDelegate.Drafting.Entities;

namespace ChatDelegate.Drafting.Matters;

/// <summary>What a note says without the names of places: 三棵树村 is not about trees, but 柳荫小学 is a school.</summary>
internal static class Topic
{
    public static string Of(NotePart part)
    {
        var value = part.Value;
        if (part.Clauses.Count == 0)
        {
            return value;
        }

        var (start, end) = (part.Clauses[0].Start, part.Clauses[^1].End);
        var text = new StringBuilder(value.Length);
        var at = start;
        foreach (var place in part.Note.In(start, end).Where(span => span.Kind == EntityKind.Place))
        {
            text.Append(part.Note.Text.Value, at, place.Start - at);
            at = place.End - Ending(part.Note.Text.Value[place.Start..place.End]);
        }

        return text.Append(part.Note.Text.Value, at, end - at).ToString();
    }

    private static int Ending(string name) =>
        EntityWords.Shared.EstateEnds.Concat(EntityWords.Shared.PlaceEnds).Where(end => end.Length < name.Length && name.EndsWith(end, StringComparison.Ordinal)).Select(end => end.Length).DefaultIfEmpty(0).Max();
}
