using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Extracting;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Assist;

/// <summary>Proposes the fields of an opinion by rules: what the text says in its own words, and the units that its words point to.</summary>
public static class OpinionReader
{
    private static readonly string[] Heads = ["人", "户", "名", "位"];

    public static IReadOnlyList<FieldProposal> Read(string text, IReadOnlyList<HandlingUnitOption> units)
    {
        var read = FieldReader.Read(text, units);
        var note = ReadNote.Of(new SourceNote("text", text, DateTimeOffset.UnixEpoch));
        return
        [
            .. new[]
            {
                Quoted(OpinionField.Place, text, read.Place),
                Quoted(OpinionField.Since, text, read.Since),
                Quoted(OpinionField.People, text, People(note)),
                Quoted(OpinionField.Department, text, Named(text, note, units)),
                Quoted(OpinionField.Request, text, read.Request),
                Units(text, read.Departments, units),
            }.OfType<FieldProposal>(),
        ];
    }

    /// <summary>A value that is a piece of the text; null when it is not, or says whom to call.</summary>
    internal static FieldProposal? Quoted(OpinionField field, string text, string? quote)
    {
        var start = string.IsNullOrWhiteSpace(quote) ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
        return quote is not null && start >= 0 && PersonalMask.IsClean(quote) ? new FieldProposal(field, quote, quote, start) : null;
    }

    /// <summary>Units of the list, with the word that points to the first of them.</summary>
    internal static FieldProposal? Units(string text, IReadOnlyList<string> named, IReadOnlyList<HandlingUnitOption> units)
    {
        var known = named.Where(name => units.Any(unit => unit.Name == name)).Distinct(StringComparer.Ordinal).ToList();
        return known.Count == 0
            ? null
            : Pointed(OpinionField.Units, string.Join('、', known), text, units.Where(unit => unit.Name == known[0]).SelectMany(unit => unit.Duties.Prepend(unit.Name)));
    }

    /// <summary>A value of a list, with the longest of the words that stand in the text.</summary>
    internal static FieldProposal Pointed(OpinionField field, string value, string text, IEnumerable<string> words)
    {
        var word = words.Where(one => one.Length > 1 && text.Contains(one, StringComparison.Ordinal)).MaxBy(one => one.Length) ?? string.Empty;
        return new FieldProposal(field, value, word, word.Length == 0 ? 0 : text.IndexOf(word, StringComparison.Ordinal));
    }

    /// <summary>The unit of the list that is named first, else whatever else ends like an authority.</summary>
    private static string? Named(string text, ReadNote note, IReadOnlyList<HandlingUnitOption> units) =>
        units.Select(unit => (unit.Name, At: text.IndexOf(unit.Name, StringComparison.Ordinal))).Where(unit => unit.At >= 0).OrderBy(unit => unit.At).Select(unit => unit.Name).FirstOrDefault()
        ?? note.Entities.Where(span => span.Kind == EntityKind.Organisation).Select(span => note.Text.Quote(span.Start, span.End)).FirstOrDefault();

    private static string? People(ReadNote note) => note.Entities
        .Where(span => span.Kind == EntityKind.Number)
        .Select(span => note.Text.Quote(span.Start, Math.Min(span.End + 1, note.Text.Value.Length)))
        .Select(quote => Heads.Any(head => quote.EndsWith(head, StringComparison.Ordinal)) || !Heads.Any(head => quote[..^1].EndsWith(head, StringComparison.Ordinal)) ? quote : quote[..^1])
        .FirstOrDefault(quote => Heads.Any(head => quote.EndsWith(head, StringComparison.Ordinal)));
}
