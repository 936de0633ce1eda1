using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Attendance;

/// <summary>The groups' meetings of one congress, for staff.</summary>
internal sealed class AttendanceBoard(IDbContextFactory<CongressDb> databases, RulesFile rules)
{
    /// <summary>The meetings of a week's plan, in order.</summary>
    public async Task<IReadOnlyList<PlanItem>> ItemsAsync(Guid weekId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await PlanQueries.ItemsAsync(db, weekId, cancellationToken)).Where(item => item.IsMeeting)];
    }

    public async Task<IReadOnlyList<GroupFigures>> GroupsAsync(Guid itemId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await AttendanceQueries.BoardAsync(db, itemId, rules.Rules, cancellationToken);
    }

    public AttendanceFigures Sum(IEnumerable<GroupFigures> groups) => AttendanceFigures.Sum(groups.Select(group => group.Figures), rules.Rules);

    /// <summary>One meeting with everybody; null when it is not there or another congress's.</summary>
    public async Task<MeetingFile?> MeetingAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.BodyId == bodyId, cancellationToken);
        if (meeting is null)
        {
            return null;
        }

        var group = await db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        return new MeetingFile(
            meeting, group, await AttendanceQueries.FiguresAsync(db, meeting, rules.Rules, cancellationToken), await AttendanceQueries.RowsAsync(db, meeting, cancellationToken));
    }
}

/// <summary>Everything staff see of one meeting.</summary>
public sealed record MeetingFile(GroupMeeting Meeting, string Group, AttendanceFigures Figures, IReadOnlyList<AttendanceRow> Rows);
