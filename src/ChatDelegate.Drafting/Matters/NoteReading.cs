namespace ChatDelegate.Drafting.Matters;

/// <summary>The notes of a request, each once, in the order of their ids: those to draft from, and those set aside with the reason.</summary>
/// <param name="Suspicious">Ids of notes with words addressed to the program, drafted from or not.</param>
internal sealed record NoteReading(IReadOnlyList<NotePart> Parts, IReadOnlyList<UnusedNote> Unused, IReadOnlyList<string> Suspicious)
{
    public static NoteReading Of(DraftingRequest request)
    {
        var notes = request.Notes.DistinctBy(note => note.Id).Select(ReadNote.Of).OrderBy(note => note.Source.Id, StringComparer.Ordinal).ToList();
        var parts = new List<NotePart>();
        var unused = new List<UnusedNote>();
        foreach (var note in notes)
        {
            if (NoteFilter.Rule(note) is { } rule)
            {
                unused.Add(new UnusedNote(note.Source.Id, rule.Reason) { Rule = rule.Code });
            }
            else if (NoteFilter.Content(note) is { } part)
            {
                parts.Add(part);
            }
        }

        return new NoteReading(parts, unused, [.. notes.Where(NoteFilter.IsSuspicious).Select(note => note.Source.Id)]);
    }
}
