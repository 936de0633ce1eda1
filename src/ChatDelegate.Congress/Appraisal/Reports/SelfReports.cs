using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>How self-reports are read: one's own at any time; by staff once submitted; by one's group from the day on which it appraises.</summary>
public static class SelfReports
{
    /// <summary>One's own; within a transaction nobody else changes it until that ends.</summary>
    public static Task<SelfReport?> OwnAsync(CongressDb db, Guid weekId, Guid personId, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql() && db.Database.CurrentTransaction is not null
            ? db.Set<SelfReport>().FromSql($"""select * from "SelfReports" where "WeekId" = {weekId} and "PersonId" = {personId} for update""").FirstOrDefaultAsync(cancellationToken)
            : db.Set<SelfReport>().FirstOrDefaultAsync(report => report.WeekId == weekId && report.PersonId == personId, cancellationToken);

    /// <summary>One's own with its words, begun with what the record holds where there is none.</summary>
    internal static async Task<(SelfReport Report, IReadOnlyList<ReportParagraph> Paragraphs)> BeginAsync(
        RecordSession session, ActivityWeek week, Guid personId, DateTimeOffset now, TimeZoneInfo zone, PhraseBook phrases, string locale, CancellationToken cancellationToken)
    {
        if (await OwnAsync(session.Db, week.Id, personId, cancellationToken) is { } report)
        {
            return (report, await VersionAsync(session.Db, report.Id, report.LastVersion, cancellationToken) is { } last ? last.Paragraphs : []);
        }

        var begun = new SelfReport { Id = Guid.CreateVersion7(now), BodyId = week.BodyId, WeekId = week.Id, PersonId = personId };
        var paragraphs = await ReportFacts.ComposeAsync(session.Db, week, personId, zone, phrases, locale, cancellationToken);
        session.Db.Add(begun);
        session.Db.Add(begun.Write(paragraphs, now));
        return (begun, paragraphs);
    }

    public static Task<SelfReportVersion?> VersionAsync(CongressDb db, Guid reportId, int n, CancellationToken cancellationToken) =>
        db.Set<SelfReportVersion>().AsNoTracking().FirstOrDefaultAsync(version => version.ReportId == reportId && version.N == n, cancellationToken);

    /// <summary>All that have been submitted, as they were submitted, in the order of groups and names.</summary>
    /// <param name="groupId">Of one group only.</param>
    public static async Task<IReadOnlyList<SubmittedReport>> SubmittedAsync(CongressDb db, Guid weekId, Guid? groupId, CancellationToken cancellationToken)
    {
        var rows = await (
            from report in db.Set<SelfReport>().AsNoTracking()
            join version in db.Set<SelfReportVersion>().AsNoTracking() on new { ReportId = report.Id, N = report.SubmittedVersion ?? 0 } equals new { version.ReportId, version.N }
            join seat in db.Set<DelegateSeat>().AsNoTracking() on new { report.PersonId, report.BodyId } equals new { seat.PersonId, seat.BodyId }
            join person in db.Set<Person>().AsNoTracking() on report.PersonId equals person.Id
            join delegateGroup in db.Set<DelegateGroup>().AsNoTracking() on seat.GroupId equals delegateGroup.Id
            where report.WeekId == weekId && person.Active && (groupId == null || seat.GroupId == groupId)
            orderby delegateGroup.Number, seat.Number
            select new SubmittedReport(report, version, person.Name, delegateGroup)).ToListAsync(cancellationToken);
        return rows;
    }

    /// <summary>Whether a group's members may read one another's reports: from the day of its meeting of the stage 评 on, or once its rating is open.</summary>
    public static async Task<bool> AreOpenAsync(CongressDb db, ActivityWeek week, Guid groupId, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var starts = await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == week.Id && meeting.GroupId == groupId && meeting.Stage == PlanStage.Evaluate)
            .Select(meeting => meeting.Starts).ToListAsync(cancellationToken);
        return starts.Exists(start => Day(start, zone) <= Day(now, zone)) || await db.Set<BallotGroup>().AnyAsync(
            group => group.GroupId == groupId && group.State != GroupState.Waiting && db.Set<Ballot>().Any(ballot => ballot.Id == group.BallotId && ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.PeerRating),
            cancellationToken);
    }

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

/// <summary>A report as its group and staff see it.</summary>
public sealed record SubmittedReport(SelfReport Report, SelfReportVersion Version, string Name, DelegateGroup Group);
