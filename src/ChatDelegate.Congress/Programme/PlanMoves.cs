using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme;

/// <summary>Puts one group's item on another time: its convenor within the plan's rules, staff with a reason beyond them. Nothing is ever deleted.</summary>
internal static class PlanMoves
{
    /// <summary>By the group's convenor.</summary>
    /// <param name="due">In the congress's zone.</param>
    public static async Task<ProgrammeError?> MoveAsync(CongressDb db, Participant who, Guid itemId, Guid groupId, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == who.PersonId && seat.GroupId == groupId && seat.Convenor, cancellationToken))
        {
            return ProgrammeError.NotConvenor;
        }

        var item = await db.Set<PlanItem>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == itemId, cancellationToken);
        var week = item is null ? null : await db.Set<ActivityWeek>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == item.WeekId && one.BodyId == who.CongressId, cancellationToken);
        if (item is null || week is null)
        {
            return ProgrammeError.Missing;
        }

        var meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == week.Id && meeting.GroupId == groupId && meeting.ItemId != itemId).ToListAsync(cancellationToken);
        return PlanRules.Move(week, item, meetings.Select(meeting => (meeting.Stage, meeting.Starts)), due, now)
            ?? await MoveAsync(db, who, itemId, groupId, due, null, now, cancellationToken);
    }

    /// <summary>Without asking the rules, but for the vote day.</summary>
    public static async Task<ProgrammeError?> MoveAsync(
        CongressDb db, Participant who, Guid itemId, Guid groupId, DateTimeOffset due, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == itemId && db.Set<ActivityWeek>().Any(week => week.Id == one.WeekId && week.BodyId == who.CongressId), cancellationToken);
        if (item is null)
        {
            return ProgrammeError.Missing;
        }

        if (item is { IsMeeting: true, Stage: PlanStage.Decide } && due.UtcDateTime != item.Due.UtcDateTime)
        {
            return ProgrammeError.Locked;
        }

        var meeting = await db.Set<GroupMeeting>().FirstOrDefaultAsync(one => one.ItemId == itemId && one.GroupId == groupId, cancellationToken);
        if (meeting is { State: not MeetingState.Planned })
        {
            return ProgrammeError.Past;
        }

        var move = await db.Set<GroupMove>().FirstOrDefaultAsync(one => one.ItemId == itemId && one.GroupId == groupId, cancellationToken);
        if (move is null)
        {
            move = new GroupMove { Id = Guid.CreateVersion7(now), ItemId = itemId, GroupId = groupId };
            db.Add(move);
        }

        move.To(due.ToUniversalTime(), who.PersonId, reason, now);
        if (meeting is not null)
        {
            meeting.Starts = due.ToUniversalTime();
        }

        return null;
    }
}
