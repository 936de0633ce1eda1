using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>A text whose places, figures and wishes are compared with those of others; read once for all of them.</summary>
public sealed class FactComparison
{
    private static readonly string[] Against = ["反对", "抵制", "不同意", "不要建", "不要再建", "停止建设", "取消建设", "拒绝建"];
    private readonly NotePart _part;
    private readonly HashSet<string> _figures;
    private readonly bool _isAgainst;
    private readonly WordComparison _words;

    private FactComparison(string text)
    {
        var note = ReadNote.Of(new SourceNote("text", text, DateTimeOffset.UnixEpoch));
        _part = new NotePart(note, note.Clauses);
        _words = new WordComparison(note);
        _isAgainst = Against.Any(word => note.Text.Value.Contains(word, StringComparison.Ordinal));
        _figures = [.. note.Entities
            .Where(span => span.Kind is EntityKind.Number or EntityKind.Money or EntityKind.Percent or EntityKind.Date)
            .Select(span => span.Canonical.TrimEnd('+').Replace("~", "", StringComparison.Ordinal))];
    }

    public static FactComparison Of(string text) => new(text);

    public static FactConflict Between(string first, string second) => Of(first).With(Of(second)).Conflict;

    /// <summary>What the two contradict each other in, and whether they name the same place.</summary>
    public (FactConflict Conflict, bool SamePlace) With(FactComparison other)
    {
        var names = new PlaceNames([_part, other._part]);
        var found = PlaceNames.Conflict(names.Keys(0), names.Keys(1)) ? FactConflict.Place : FactConflict.None;
        found |= _figures.Except(other._figures).Any() && other._figures.Except(_figures).Any() ? FactConflict.Number : FactConflict.None;
        found |= _isAgainst == other._isAgainst ? FactConflict.None : FactConflict.Will;
        found |= _words.With(other._words);
        return (found, names.Keys(0).Overlaps(names.Keys(1)));
    }
}
