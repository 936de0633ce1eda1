using System.Globalization;
using System.Text.Json.Nodes;
using ChatDelegate.Drafting.Masking;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The notes of one request, read, filtered and masked; what a model is shown of them, under short ids that mean nothing outside.</summary>
internal sealed class DraftingCase
{
    private readonly Dictionary<string, string> _aliases;
    private readonly Dictionary<string, string> _ids;
    private readonly Dictionary<string, SourceNote> _shown;

    public DraftingCase(DraftingRequest request, IReadOnlyList<string> others)
    {
        Request = request;
        Notes = NoteReading.Of(request);
        var parts = Notes.Parts;
        var content = parts.Select(part => part.Note.Source with { Text = Typed(part) }).ToList();
        Masked = Masker.Mask(content, request.Names, others);
        _shown = Masked.Notes.ToDictionary(note => note.Id);
        _aliases = parts.Select((part, i) => (part.Note.Source.Id, Alias: string.Create(CultureInfo.InvariantCulture, $"n{i + 1}"))).ToDictionary(pair => pair.Id, pair => pair.Alias);
        _ids = _aliases.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public DraftingCase(DraftingRequest request)
        : this(request, [])
    {
    }

    public DraftingRequest Request { get; }

    public NoteReading Notes { get; }

    public MaskedNotes Masked { get; }

    /// <summary>Characters of a note as a model is shown it.</summary>
    public int Length(NotePart part) => _shown[part.Note.Source.Id].Text.Length;

    /// <summary>A note as a model is shown it: masked, without sentences addressed to the program.</summary>
    public JsonObject Show(NotePart part, int longest)
    {
        var note = _shown[part.Note.Source.Id];
        var shown = new JsonObject
        {
            ["id"] = _aliases[note.Id],
            ["text"] = note.Text.Length > longest ? note.Text[..longest] : note.Text,
            ["date"] = note.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (note.Place is { Length: > 0 } place)
        {
            shown["place"] = place;
        }

        return shown;
    }

    public string AliasOf(string id) => _aliases.GetValueOrDefault(id, id);

    /// <summary>The note behind a model's id; an id that was never given out stays what it is and is nobody's.</summary>
    public string IdOf(string alias) => _ids.GetValueOrDefault(alias.Trim(), alias);

    public static JsonArray Units(DraftingRequest request) =>
        [.. request.HandlingUnits.Select(unit => new JsonObject { ["name"] = unit.Name, ["duties"] = new JsonArray([.. unit.Duties.Select(duty => JsonValue.Create(duty))]) })];

    public static JsonArray Categories(DraftingRequest request) => [.. request.Categories.Select(category => JsonValue.Create(category))];

    /// <summary>The whole note, or what is left of it, each sentence ended.</summary>
    private static string Typed(NotePart part) => part.Clauses.Count == part.Note.Clauses.Count
        ? part.Note.Source.Text
        : string.Concat(part.Clauses.GroupBy(clause => clause.Sentence).Select(sentence => part.Note.Text.Quote(sentence.First().Start, sentence.Last().End) + "。"));
}
