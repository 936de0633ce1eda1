using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Attendance;

/// <summary>Why it was not done, in words for the one who stands at the door, and with a status of its own.</summary>
internal static class CheckInProblem
{
    public static IResult Of(AttendanceError error, GroupMeeting? meeting, PhraseBook phrases, string locale, CongressZone zone) => Results.Problem(
        phrases(
            locale, $"attendance.refused.{error}",
            ("meeting", meeting?.TitleIn(locale) ?? phrases(locale, "attendance.the_meeting")), ("at", meeting is null ? string.Empty : MeetingScreen.At(meeting.Starts, zone))),
        statusCode: error switch
        {
            AttendanceError.BadCode => StatusCodes.Status400BadRequest,
            AttendanceError.OldCode => StatusCodes.Status410Gone,
            AttendanceError.OtherGroup or AttendanceError.NotAllowed => StatusCodes.Status403Forbidden,
            AttendanceError.Missing => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        },
        title: error.ToString());

    /// <summary>Nobody is signed in on this device.</summary>
    public static IResult SignIn(string key, PhraseBook phrases, string locale) => Results.Problem(
        phrases(locale, key), statusCode: StatusCodes.Status401Unauthorized, title: phrases(locale, "attendance.page.go_sign_in"));
}
