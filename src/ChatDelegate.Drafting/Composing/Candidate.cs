namespace ChatDelegate.Drafting.Composing;

/// <summary>A run of clauses of one note that could stand in the draft as a sentence.</summary>
internal sealed class Candidate
{
    public required Section Section { get; init; }

    /// <summary>As typed, the cut clauses left out.</summary>
    public required string Text { get; init; }

    public required string Value { get; init; }

    /// <summary>The part it is taken from.</summary>
    public required int Part { get; init; }

    /// <summary>0.. : how well it reads; the higher the better.</summary>
    public required double Quality { get; init; }

    /// <summary>Canonical figures, dates and documents in it.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>Canonical names in it.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Character pairs that carry meaning, as numbered by the vocabulary.</summary>
    public required int[] Pairs { get; init; }

    /// <summary>Its single characters, numbered likewise.</summary>
    public required int[] Singles { get; init; }

    /// <summary>Indexes of its first and last clause in the part.</summary>
    public required (int First, int Last) Clauses { get; init; }

    /// <summary>Where it stands in its note, 0 to 1.</summary>
    public required double Position { get; init; }

    /// <summary>Indexes of the parts that say it, its own among them.</summary>
    public IReadOnlyList<int> Support { get; set; } = [];

    /// <summary>Mean position over the parts that say it.</summary>
    public double MeanPosition { get; set; }
}
