using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Supervision;

/// <summary>Files a report: what the record knows goes in whatever the supervisor says, and what they say beside it.</summary>
internal sealed class FileReport(KnownGaps known)
{
    private const int LongestText = 4000;
    private const int MostLines = 50;

    /// <returns>The report; or why not.</returns>
    public async Task<(SupervisionReport? Report, SupervisionError? Error)> RunAsync(
        RecordSession session, Participant who, Guid meetingId, ThreeChecks checks, string locale, PhraseBook phrases, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var meeting = await session.Db.HoldMeetingAsync(meetingId, cancellationToken);
        if (meeting is null || meeting.BodyId != who.CongressId)
        {
            return (null, SupervisionError.Missing);
        }

        if (!await session.Db.SupervisesAsync(who.PersonId, meeting.BodyId, meeting.GroupId, cancellationToken))
        {
            return (null, SupervisionError.OtherGroup);
        }

        if (!meeting.HasBegun(now))
        {
            return (null, SupervisionError.TooEarly);
        }

        var gaps = await known.ReadAsync(session.Db, meeting, zone, now, cancellationToken);
        List<string> lines = [.. checks.Deviations.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (checks.Deviations.Length > LongestText || checks.Remarks.Length > LongestText || lines.Count > MostLines)
        {
            return (null, SupervisionError.TooLong);
        }

        if (!checks.IsWhole && lines.Count == 0 && gaps.Count == 0)
        {
            return (null, SupervisionError.NoText);
        }

        var before = await session.Db.Set<SupervisionReport>().CountAsync(report => report.MeetingId == meetingId && report.SupervisorId == who.PersonId, cancellationToken);
        var filed = Report(who, meeting, checks, before + 1, zone, now);
        session.Db.Add(filed);
        session.Db.AddRange(Findings(filed, [.. gaps.Select(gap => (gap.Axis, gap.Words(phrases, locale), true)), .. lines.Select(line => (CheckAxis.Seen, line, false))], now));
        return (filed, null);
    }

    private static IEnumerable<SupervisionFinding> Findings(SupervisionReport report, IEnumerable<(CheckAxis Axis, string Text, bool FromRecord)> found, DateTimeOffset now) =>
        found.Select((one, index) => new SupervisionFinding
        {
            Id = Guid.CreateVersion7(now),
            ReportId = report.Id,
            Order = index + 1,
            Axis = one.Axis,
            Text = one.Text,
            FromRecord = one.FromRecord,
        });

    private static SupervisionReport Report(Participant who, GroupMeeting meeting, ThreeChecks checks, int number, TimeZoneInfo zone, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = meeting.BodyId,
        WeekId = meeting.WeekId,
        GroupId = meeting.GroupId,
        MeetingId = meeting.Id,
        SupervisorId = who.PersonId,
        Number = number,
        Content = checks.Content,
        Steps = checks.Steps,
        Procedure = checks.Procedure,
        Remarks = checks.Remarks.Trim(),
        FiledAt = now,
        Late = now.In(zone).Date > (meeting.OpenedAt ?? meeting.Starts).In(zone).Date,
    };
}

/// <summary>What a supervisor says.</summary>
/// <param name="Deviations">One a line.</param>
internal sealed record ThreeChecks(bool Content, bool Steps, bool Procedure, string Deviations, string Remarks)
{
    public bool IsWhole => Content && Steps && Procedure;
}
