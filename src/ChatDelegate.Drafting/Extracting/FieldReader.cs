using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>Reads the fields of a report without a language model: by how names end, by words of time, by the units' duties, by words that ask.</summary>
public static class FieldReader
{
    /// <param name="units">Handling units that exist; no other is named.</param>
    public static ReadFields Read(string text, IReadOnlyList<HandlingUnitOption> units)
    {
        var note = ReadNote.Of(new SourceNote("text", text, DateTimeOffset.UnixEpoch));
        var part = new NotePart(note, note.Clauses);
        return new ReadFields(PlaceReader.Read(note), SinceReader.Read(note), DepartmentReader.Read(part, units), RequestReader.Read(part));
    }
}
