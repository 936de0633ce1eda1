using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Voting;

/// <summary>Why something about a ballot was not done. Each has a text: <c>voting.refused.NotOnRoll</c>.</summary>
public enum VotingError
{
    /// <summary>It does not exist, or belongs to another congress.</summary>
    Missing,
    NotStaff,

    /// <summary>Neither staff nor the convenor of this very group.</summary>
    NotYourGroup,

    /// <summary>The ballot is past that step, or not there yet; the page may be old.</summary>
    WrongState,
    NoTitle,
    BadRules,
    BadWindow,
    NoCandidates,

    /// <summary>Candidates lack what delegates must know.</summary>
    Incomplete,
    UnknownPerson,
    ThreeScrutineers,
    CodesNotTaken,
    NotScrutineer,
    CodeTaken,
    OutsideWindow,
    NeedsReason,

    /// <summary>The group's ballot is open already, or closed, or was not open.</summary>
    GroupState,
    NotOnRoll,
    NotAdmitted,

    /// <summary>Already, or not on the roll.</summary>
    AlreadyAdmitted,
    NotOpenYet,
    GroupNotOpen,
    GroupClosed,
    Closed,
    AlreadyVoted,
    TooMany,
    Unmarked,

    /// <summary>A line of a graded ballot has no grade.</summary>
    Ungraded,
    StalePage,
    NoChange,
    NoSuchReceipt,
    WrongCode,
    TwoScrutineers,

    /// <summary>The database's readers did not let go in time.</summary>
    Busy,
    NotTied,
    PaperNone,
    PaperMany,
    PaperSamePerson,
    PaperMismatch,
    PaperWaiting,

    /// <summary>The last round of prompts is still going out, or too short a time ago.</summary>
    PromptTooSoon,

    /// <summary>Everybody has voted.</summary>
    PromptNobody,

    /// <summary>Whoever has not voted has been prompted as often as may be.</summary>
    PromptSpent,
    PromptState,
    PromptTime,

    /// <summary>Colleagues' ratings are not taken on paper.</summary>
    PaperRating,

    /// <summary>The ballot before is not published, or chose nothing.</summary>
    NothingChosen,

    /// <summary>Nobody has submitted a self-report that a colleague could rate.</summary>
    NobodyToRate,

    /// <summary>There is no questionnaire in force.</summary>
    NoQuestionnaire,

    /// <summary>There is one already that has not been confirmed.</summary>
    OneUnderWay,
}

/// <summary>A refusal, and what it is about.</summary>
/// <param name="Gaps">What candidates lack, by their numbers.</param>
/// <param name="Names">People it is about.</param>
public sealed record VotingRefusal(VotingError Why, IReadOnlyList<(int Number, IReadOnlyList<CandidateGap> Gaps)>? Gaps = null, IReadOnlyList<string>? Names = null)
{
    public static implicit operator VotingRefusal(VotingError why) => new(why);

    /// <summary>In words: what is wrong and what to do.</summary>
    public string In(PhraseBook phrases, string locale)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var comma = phrases(locale, "voting.comma");
        var gaps = (Gaps ?? []).Select(one => phrases(
            locale, "voting.gaps", ("number", one.Number), ("what", string.Join(comma, one.Gaps.Select(gap => phrases(locale, $"voting.gap.{gap}"))))));
        return phrases(locale, $"voting.refused.{Why}", ("detail", string.Join(phrases(locale, "voting.semicolon"), gaps.Concat(Names ?? [])))).Trim();
    }
}
