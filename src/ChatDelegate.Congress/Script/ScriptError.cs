using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Congress.Script;

/// <summary>Why a step of the script was not taken. Each has a text: <c>script.refused.Stale</c>.</summary>
public enum ScriptError
{
    /// <summary>It does not exist, or is of another congress.</summary>
    Missing,

    /// <summary>They lead no group.</summary>
    NotAllowed,

    /// <summary>They lead another group.</summary>
    OtherGroup,

    /// <summary>There is no script for this stage.</summary>
    NoScript,

    /// <summary>The script that is kept cannot be read any more.</summary>
    Unreadable,

    /// <summary>The meeting is on another day.</summary>
    OtherDay,

    /// <summary>It has begun already.</summary>
    Begun,

    /// <summary>Nothing is being read.</summary>
    NotBegun,

    /// <summary>The script, or the meeting, is over.</summary>
    Over,

    /// <summary>The card is an old one: somebody has gone on, on this device or another.</summary>
    Stale,

    /// <summary>Lines of this step are still to be read.</summary>
    Unread,

    /// <summary>What the step does is still to be done.</summary>
    ActFirst,

    /// <summary>The step only speaks.</summary>
    NoAct,

    /// <summary>What the step does was done.</summary>
    Acted,

    /// <summary>The script has not come to that step.</summary>
    NotReached,

    NoReason,

    TooLong,

    /// <summary>No ballot is ready for this week.</summary>
    NoBallot,

    /// <summary>The meeting would not have it.</summary>
    Meeting,

    /// <summary>The ballot would not have it.</summary>
    Ballot,

    /// <summary>The script that was sent has faults.</summary>
    Faulty,

    NotStaff,

    /// <summary>Nothing was changed.</summary>
    Same,

    /// <summary>Somebody else has written a version meanwhile.</summary>
    Newer,
}

/// <summary>A refusal, and what stands behind it.</summary>
/// <param name="OfMeeting">What the meeting said.</param>
/// <param name="OfBallot">What the ballot said.</param>
/// <param name="Faults">What is wrong in a script, by file, line and cure.</param>
public sealed record ScriptRefusal(ScriptError Why, AttendanceError? OfMeeting = null, VotingRefusal? OfBallot = null, IReadOnlyList<string>? Faults = null)
{
    public static implicit operator ScriptRefusal(ScriptError why) => new(why);

    public static ScriptRefusal Of(AttendanceError error) => new(ScriptError.Meeting, error);

    public static ScriptRefusal Of(VotingRefusal refusal) => new(ScriptError.Ballot, OfBallot: refusal);

    /// <summary>In words: what is wrong and what to do.</summary>
    public string In(PhraseBook phrases, string locale)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var detail = OfMeeting is { } meeting ? phrases(locale, $"attendance.refused.{meeting}", ("meeting", phrases(locale, "attendance.the_meeting")), ("at", string.Empty))
            : OfBallot is { } ballot ? ballot.In(phrases, locale)
            : string.Join('\n', Faults ?? []);
        return phrases(locale, $"script.refused.{Why}", ("detail", detail)).Trim();
    }
}
