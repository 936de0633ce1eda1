using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Replies;
using Said = ChatDelegate.Dialogs.Replies.Reply;

namespace ChatDelegate.Congress.Attendance;

/// <summary>What people hear about their meetings without having asked, with the button that does what there is to do.</summary>
internal sealed class AttendanceNotices(PhraseBook phrases)
{
    /// <summary>The dialog of check-in, with what a button says it is about.</summary>
    public static ButtonAction CheckIn(Guid meetingId, string me = "in") =>
        new("start", "check-in", new Dictionary<string, string> { ["meeting"] = meetingId.ToString(), ["me"] = me });

    /// <summary>The card of one's own check-in: what comes later replaces what came before.</summary>
    public static string KeyOf(Guid meetingId) => $"meeting-{meetingId}";

    /// <summary>Check-in has begun.</summary>
    public Notice Prompt(GroupMeeting meeting, Guid personId, TimeZoneInfo zone, DateTimeOffset now) => Notice.For(personId, "attendance.prompt", now, locale =>
    [
        Said.Of(new Card(
            phrases(locale, "attendance.prompt_title"), [new Facts(Facts(meeting, zone, locale)), new Paragraph(phrases(locale, "attendance.prompt_text"), ParagraphStyle.Subtle)],
            [new CardButton(phrases(locale, "attendance.button.in"), CheckIn(meeting.Id), ButtonStyle.Primary)], KeyOf(meeting.Id))),
    ]);

    /// <summary>Somebody asks for leave: to whoever decides.</summary>
    public Notice LeaveAsked(LeaveRequest request, GroupMeeting meeting, string name, Guid approver, AttendanceRules rules, TimeZoneInfo zone, DateTimeOffset now) =>
        Notice.For(approver, "attendance.leave_asked", now, locale => [Said.Of(LeaveCard(request, meeting, name, rules, zone, locale))]);

    /// <summary>What was decided: to the one who asked.</summary>
    public Notice LeaveDecided(LeaveRequest request, GroupMeeting meeting, TimeZoneInfo zone, DateTimeOffset now) => Notice.For(request.PersonId, "attendance.leave_decided", now, locale =>
    {
        var approved = request.State == LeaveState.Approved;
        List<CardBlock> blocks = [new Facts(Facts(meeting, zone, locale))];
        if (request.Answer is { } answer)
        {
            blocks.Add(new Paragraph(phrases(locale, "attendance.leave.answer", ("answer", answer))));
        }

        blocks.Add(new Paragraph(phrases(locale, approved ? "attendance.leave.approved_text" : "attendance.leave.refused_text"), ParagraphStyle.Subtle));
        return [Said.Of(new Card(phrases(locale, approved ? "attendance.leave.approved" : "attendance.leave.refused"), blocks, [], $"leave-{request.Id}"))];
    });

    /// <summary>A request with the buttons that decide it.</summary>
    public Card LeaveCard(LeaveRequest request, GroupMeeting meeting, string name, AttendanceRules rules, TimeZoneInfo zone, string locale) => new(
        phrases(locale, "attendance.leave.asked_title", ("name", name)),
        [
            new Facts([.. Facts(meeting, zone, locale), new Fact(phrases(locale, "attendance.fact.reason"), request.Reason)]),
            new Paragraph(rules.PrincipleIn(locale), ParagraphStyle.Warning),
        ],
        [
            new CardButton(phrases(locale, "attendance.button.approve"), Decide(request, "approve"), ButtonStyle.Primary),
            new CardButton(phrases(locale, "attendance.button.refuse"), Decide(request, "refuse")),
        ],
        $"leave-{request.Id}");

    public IReadOnlyList<Fact> Facts(GroupMeeting meeting, TimeZoneInfo zone, string locale) =>
    [
        new(phrases(locale, "attendance.fact.meeting"), meeting.TitleIn(locale)),
        new(phrases(locale, "attendance.fact.time"), meeting.Starts.Minute(zone, locale)),
        new(phrases(locale, "attendance.fact.place"), meeting.Place.Length > 0 ? meeting.Place : phrases(locale, "attendance.no_place")),
    ];

    private static ButtonAction Decide(LeaveRequest request, string how) =>
        new("start", "check-in", new Dictionary<string, string> { ["leave"] = request.Id.ToString(), ["me"] = how });
}
