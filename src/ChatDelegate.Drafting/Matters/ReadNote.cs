using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>A note with its normal form, clauses and facts, read once.</summary>
internal sealed class ReadNote
{
    private ReadNote(SourceNote source, NormalText text)
    {
        Source = source;
        Text = text;
        Clauses = ClauseSplitter.Split(text);
        Entities = EntityFinder.Find(text, source.At);
        Squeezed = NameFinder.Squeeze(text.Value);
        Signs = InjectionFinder.Find(text);
    }

    public SourceNote Source { get; }

    public NormalText Text { get; }

    public IReadOnlyList<Clause> Clauses { get; }

    public IReadOnlyList<EntitySpan> Entities { get; }

    /// <summary>The normal form without punctuation, for looking up names.</summary>
    public string Squeezed { get; }

    /// <summary>Where it talks to the program.</summary>
    public IReadOnlyList<InjectionSign> Signs { get; }

    public static ReadNote Of(SourceNote source) => new(source, NormalText.Of(source.Text));

    public ReadOnlySpan<char> Value(Clause clause) => Text.Value.AsSpan(clause.Start, clause.Length);

    public IEnumerable<EntitySpan> In(int start, int end) => Entities.Where(span => span.Start >= start && span.End <= end);
}

/// <summary>What of a note belongs to one matter: all of its clauses, or a run of them.</summary>
internal sealed record NotePart(ReadNote Note, IReadOnlyList<Clause> Clauses)
{
    public string Value => Clauses.Count == 0 ? "" : Note.Text.Value[Clauses[0].Start..Clauses[^1].End];
}

/// <summary>Notes on one matter (一事一议).</summary>
/// <param name="Concept">Null when the lexicon knows too few words of it.</param>
/// <param name="Name">The place or project that the notes agree on, as typed, or null.</param>
internal sealed record Matter(Concept? Concept, string? Name, IReadOnlyList<NotePart> Parts)
{
    /// <summary>The broad fields that its notes touch, the one touched most first, with each one's share.</summary>
    public IReadOnlyList<(Field Field, double Share)> Fields() => Subject.Fields(Parts);

    /// <summary>What else its notes may be about, beside <see cref="Concept"/>, each with its share.</summary>
    public IReadOnlyList<(Concept Concept, double Share)> Concepts() => Subject.Concepts(Parts);
}
