using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Cuts notes into runs that fit one call each, as even as their order allows.</summary>
internal static class Batches
{
    public static IReadOnlyList<IReadOnlyList<NotePart>> Of(IReadOnlyList<NotePart> parts, DraftingCase notes, PipelineLimits limits)
    {
        var batches = new List<IReadOnlyList<NotePart>>();
        var batch = new List<NotePart>();
        var characters = 0;
        foreach (var part in parts)
        {
            var length = Math.Min(notes.Length(part), limits.CharactersPerCall);
            if (batch.Count > 0 && (batch.Count >= limits.NotesPerCall || characters + length > limits.CharactersPerCall))
            {
                batches.Add(batch);
                (batch, characters) = ([], 0);
            }

            batch.Add(part);
            characters += length;
        }

        if (batch.Count > 0)
        {
            batches.Add(batch);
        }

        return batches;
    }
}
