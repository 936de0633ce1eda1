namespace ChatDelegate.Drafting.Editing;

/// <summary>What came of a change: the new draft, or the old one and why it stayed.</summary>
public sealed record Edit(Draft Draft, EditOutcome Outcome)
{
    /// <summary>Instructions that would be understood, when this one was not.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

public enum EditOutcome
{
    Changed,

    /// <summary>The draft has no sentence of that number.</summary>
    NoSuchSentence,

    /// <summary>Nothing was given to put in.</summary>
    Empty,

    /// <summary>The instruction is understood, but nothing in the draft is meant by it.</summary>
    NothingToChange,

    /// <summary>The title or the unit is not one that a suggestion may have.</summary>
    NotAllowed,

    NotUnderstood,
}

/// <summary>A sentence with the number that people call it by; phrases of the form have none.</summary>
/// <param name="Index">Its place in <see cref="Draft.Sentences"/>.</param>
public sealed record NumberedSentence(int Number, int Index, Sentence Sentence);
