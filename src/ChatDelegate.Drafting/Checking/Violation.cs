namespace ChatDelegate.Drafting.Checking;

/// <summary>A rule that a draft breaks.</summary>
/// <param name="Sentence">Index into the draft's sentences, or null when the draft as a whole is meant.</param>
/// <param name="Detail">The words that break it, for staff and logs of a developer; may be personal data.</param>
public sealed record Violation(ViolationCode Code, int? Sentence, string Detail);

public enum ViolationCode
{
    /// <summary>Cites a note that was not given, or does not belong to the draft.</summary>
    UnknownNote,

    /// <summary>A note given is not among the draft's notes.</summary>
    NoteLost,

    /// <summary>A sentence of the notes that cites none, or a cited note that says nothing of it.</summary>
    Uncited,

    /// <summary>A number, date, place, name or document that the cited notes do not hold.</summary>
    Ungrounded,

    /// <summary>Marked as stated, but not in the words of a cited note.</summary>
    NotQuoted,

    /// <summary>Marked as reworded, but a clause of it says what no cited note says.</summary>
    NotReworded,

    /// <summary>Says the opposite of a cited note.</summary>
    Negated,

    /// <summary>A fact of the notes given to something else, or a relation turned round.</summary>
    Swapped,

    /// <summary>An inferred or proposed sentence brings a new fact.</summary>
    NewFact,

    /// <summary>A fixed phrase that is not one of the form.</summary>
    UnknownPhrase,

    /// <summary>The title has not the form 关于……的建议, is too short or too long, or names what no note names.</summary>
    Title,

    /// <summary>Several matters in one title.</summary>
    SeveralMatters,

    Category,

    Unit,

    /// <summary>A phone, identity, bank or plate number, an e-mail address or the writer's name. A warning on sentences of kind Own.</summary>
    PersonalData,

    /// <summary>Markup, an address to follow, a line break or an invisible character.</summary>
    Markup,

    /// <summary>Words addressed to the program.</summary>
    Instruction,

    /// <summary>An empty or endless sentence, or one of no section.</summary>
    Form,
}
