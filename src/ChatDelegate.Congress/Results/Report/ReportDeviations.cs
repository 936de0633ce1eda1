using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Script;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Paper;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>What was not as the rules and the plan have it, gathered from where each was given its reason.</summary>
internal static class ReportDeviations
{
    public static async Task<List<ReportDeviation>> ReadAsync(
        CongressDb db, Ballot ballot, IReadOnlyDictionary<Guid, string> groups, IReadOnlyList<ScriptDeviation> scripted, Guid? closedBy, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        if (ballot is { ClosedEarly: { } early, ClosedAt: { } closed })
        {
            found.Add(new Found(ReportDeviationKind.ClosedEarly, closed, null, null, closedBy, early));
        }

        found.AddRange(await VotingAsync(db, ballot, cancellationToken));
        found.AddRange((await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == ballot.WeekId && meeting.Stage == PlanStage.Decide && meeting.Reason != null).ToListAsync(cancellationToken))
            .Select(meeting => new Found(ReportDeviationKind.MeetingOutOfOrder, meeting.OpenedAt ?? meeting.Starts, meeting.GroupId, null, meeting.OpenedBy, meeting.Reason ?? string.Empty)));
        found.AddRange(scripted.Select(one => new Found(ReportDeviationKind.Script, one.At, one.GroupId, null, one.By, one.Text)));
        var names = await PeopleNames.ReadAsync(db, found.SelectMany(one => (Guid?[])[one.Subject, one.By]), cancellationToken);
        return [.. found.OrderBy(one => one.At).ThenBy(one => one.Kind).ThenBy(one => one.Reason, StringComparer.Ordinal).Select(one => new ReportDeviation(
            one.Kind, one.At, one.Group is { } group ? groups.GetValueOrDefault(group) : null, names.Of(one.Subject), names.Of(one.By), one.Reason))];
    }

    private static async Task<List<Found>> VotingAsync(CongressDb db, Ballot ballot, CancellationToken cancellationToken)
    {
        var overrides = await db.Set<BallotGroup>().AsNoTracking().Where(group => group.BallotId == ballot.Id && group.Override != null).ToListAsync(cancellationToken);
        var admitted = await db.Set<Admission>().AsNoTracking().Where(one => one.BallotId == ballot.Id && one.How == AdmittedHow.Staff).ToListAsync(cancellationToken);
        var papers = await db.Set<PaperEntry>().AsNoTracking().Where(entry => entry.BallotId == ballot.Id && entry.DiscardedAt != null).ToListAsync(cancellationToken);
        return
        [
            .. overrides.Select(group => new Found(ReportDeviationKind.GroupOverride, group.OpenedAt ?? ballot.WindowFrom, group.GroupId, null, group.OpenedBy, group.Override ?? string.Empty)),
            .. admitted.Select(one => new Found(ReportDeviationKind.AdmittedByStaff, one.At, null, one.PersonId, one.By, one.Reason ?? string.Empty)),
            .. papers.Select(entry => new Found(ReportDeviationKind.PaperDiscarded, entry.DiscardedAt ?? entry.EnteredAt, null, null, entry.EnteredBy, string.Empty)),
        ];
    }

    private sealed record Found(ReportDeviationKind Kind, DateTimeOffset At, Guid? Group, Guid? Subject, Guid? By, string Reason);
}
