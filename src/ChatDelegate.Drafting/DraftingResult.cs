namespace ChatDelegate.Drafting;

/// <summary>What became of the notes.</summary>
/// <param name="Drafts">One a matter, the matter with most notes first.</param>
/// <param name="Unused">Notes in no draft, each with its reason; with the notes of the drafts they are all that were given.</param>
/// <param name="Drafter">Who drafted: <c>offline</c> or the model's name.</param>
/// <param name="Version">Version of the drafter or hash of its prompt.</param>
public sealed record DraftingResult(IReadOnlyList<Draft> Drafts, IReadOnlyList<UnusedNote> Unused, string Drafter, string Version)
{
    /// <summary>Notes that hold words addressed to the program, used or not: to be looked at by staff.</summary>
    public IReadOnlyList<string> Suspicious { get; init; } = [];
}

/// <summary>A suggestion draft on one matter (一事一议).</summary>
/// <param name="Title">关于……的建议.</param>
/// <param name="Category">One of the request's categories.</param>
/// <param name="Units">Proposed handling units, the lead first; none when nothing points to one.</param>
/// <param name="Sentences">In reading order: problem, cause, measures.</param>
/// <param name="Notes">Ids of the notes of this matter.</param>
/// <param name="Questions">What the draft lacks, to be asked back, never invented.</param>
public sealed record Draft(string Title, string Category, IReadOnlyList<string> Units, IReadOnlyList<Sentence> Sentences, IReadOnlyList<string> Notes, IReadOnlyList<Question> Questions)
{
    /// <summary>Who wrote it, and with what.</summary>
    public DraftOrigin Origin { get; init; } = DraftOrigin.Offline;
}

/// <summary>One sentence with what it stands on.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Notes">Ids of the notes it comes from; empty only for <see cref="SentenceKind.Form"/> and for proposed ones that no note asks for.</param>
/// <param name="Kind">How it follows from the notes.</param>
public sealed record Sentence(Section Section, string Text, IReadOnlyList<string> Notes, SentenceKind Kind);

/// <summary>Parts of a suggestion: 问题, 原因, 建议.</summary>
public enum Section
{
    Problem,
    Cause,
    Measure,
}

public enum SentenceKind
{
    /// <summary>Said in the cited notes.</summary>
    Stated,

    /// <summary>Concluded from the cited notes; shown as such, without new facts.</summary>
    Inferred,

    /// <summary>A measure that the drafter proposes; shown as such, without new facts.</summary>
    Proposed,

    /// <summary>A fixed phrase of the form.</summary>
    Form,

    /// <summary>Written by the delegate.</summary>
    Own,

    /// <summary>Said in the cited notes in other words: every fact of it stands in them, and enough of their words (据记录整理).</summary>
    Reworded,
}

/// <summary>A gap, with the words to ask the delegate about it.</summary>
/// <param name="Code">Stable: <c>place</c>, <c>since_when</c>, <c>how_many</c>, <c>cause</c>, <c>measure</c>, <c>unit</c>, <c>verified</c> (heard, not yet checked by the delegate), <c>conflict</c> (the notes give different figures), <c>opposed</c> (some notes are against what others wish).</param>
/// <param name="Section">Where the answer belongs.</param>
public sealed record Question(string Code, Section Section)
{
    /// <summary>For <c>conflict</c>: the figures as the notes say them, most widely said first; for <c>opposed</c>: the wish, and what is said against it; else null.</summary>
    public string? Detail { get; init; }
}

/// <summary>A note that no draft uses.</summary>
public sealed record UnusedNote(string Note, UnusedReason Reason)
{
    /// <summary>
    /// The rule by which it was set aside, stable: <c>empty</c>, <c>signs_only</c> (emoji), <c>digits_only</c>, <c>one_word</c>, <c>small_talk</c> (greetings, thanks), <c>instruction</c>,
    /// <c>court_case</c>, <c>advertisement</c>, <c>outside_powers</c>, <c>own_affair</c> (a relative's job).
    /// </summary>
    public string Rule { get; init; } = "";
}

public enum UnusedReason
{
    NoContent,
    Duplicate,
    Personal,
    NotInScope,
    Instruction,
}
