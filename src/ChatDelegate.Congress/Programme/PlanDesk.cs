using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme.Template;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme;

/// <summary>What staff (工作机构) do with the plan of their congress: make it, copy last year's, and change it with a reason.</summary>
public sealed class PlanDesk(IRecordStore store, TemplateFile template, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>Makes a plan and every group's meetings.</summary>
    /// <param name="copyOf">The week whose plan is copied; null to begin from the template.</param>
    /// <returns>Null when it was done.</returns>
    public async Task<ProgrammeError?> MakeAsync(Participant staff, PlanDates dates, Guid? copyOf, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return ProgrammeError.NotStaff;
        }

        if (PlanRules.Dates(dates.Starts, dates.Ends, dates.Vote) is { } wrong)
        {
            return wrong;
        }

        return await store.WriteAsync<ProgrammeError?>($"programme/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, copyOf is null ? "programme.make" : "programme.copy"), async (session, cancel) =>
        {
            var db = session.Db;
            if (await db.Set<ActivityWeek>().AnyAsync(week => week.BodyId == staff.CongressId && week.Year == dates.Year, cancel))
            {
                return ProgrammeError.Exists;
            }

            var last = copyOf is null ? null : await db.Set<ActivityWeek>().AsNoTracking().FirstOrDefaultAsync(week => week.Id == copyOf && week.BodyId == staff.CongressId, cancel);
            if (copyOf is not null && last is null)
            {
                return ProgrammeError.Missing;
            }

            var now = time.GetUtcNow();
            Guid Id() => Guid.CreateVersion7(now);
            var week = PlanMaking.Week(Id(), staff.CongressId, template.Template, dates);
            var items = last is null
                ? PlanMaking.Items(week, template.Template, dates, zone, _ => Id())
                : PlanMaking.Copies(week, await PlanQueries.ItemsAsync(db, last.Id, cancel), new PlanDates(last.Starts, last.Ends, last.VoteDate), dates, zone, _ => Id());
            var groups = await db.Set<DelegateGroup>().Where(group => group.BodyId == staff.CongressId).OrderBy(group => group.Number).Select(group => group.Id).ToListAsync(cancel);
            db.Add(week);
            db.AddRange(items);
            db.AddRange(PlanMaking.Meetings(week, items, groups, Id));
            return null;
        }, cancellationToken);
    }

    /// <summary>Gives an item another time, or groups more or less freedom; groups that have a time of their own keep it.</summary>
    public async Task<ProgrammeError?> ChangeAsync(Participant staff, Guid itemId, DateTimeOffset due, bool movable, string? reason, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var why = reason?.Trim() ?? string.Empty;
        if (Fault(staff, why) is { } fault)
        {
            return fault;
        }

        return await store.WriteAsync<ProgrammeError?>($"programme/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "programme.change"), async (session, cancel) =>
        {
            var db = session.Db;
            var item = await db.Set<PlanItem>().FirstOrDefaultAsync(one => one.Id == itemId, cancel);
            var week = item is null ? null : await db.Set<ActivityWeek>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == item.WeekId && one.BodyId == staff.CongressId, cancel);
            if (item is null || week is null)
            {
                return ProgrammeError.Missing;
            }

            if (await UnfitAsync(db, week, item, due, zone, cancel) is { } unfit)
            {
                return unfit;
            }

            item.Change(due, movable && !(item.IsMeeting && item.Stage == PlanStage.Decide), why, staff.PersonId, time.GetUtcNow());
            var moved = await db.Set<GroupMove>().Where(move => move.ItemId == itemId).Select(move => move.GroupId).ToListAsync(cancel);
            foreach (var meeting in await db.Set<GroupMeeting>().Where(one => one.ItemId == itemId && one.State == MeetingState.Planned && !moved.Contains(one.GroupId)).ToListAsync(cancel))
            {
                meeting.Starts = due;
            }

            return null;
        }, cancellationToken);
    }

    /// <summary>Puts one group's item on another time, where the convenor may not: with a reason, on record.</summary>
    public async Task<ProgrammeError?> MoveAsync(Participant staff, Guid itemId, Guid groupId, DateTimeOffset due, string? reason, CancellationToken cancellationToken)
    {
        var why = reason?.Trim() ?? string.Empty;
        return Fault(staff, why) is { } fault
            ? fault
            : await store.WriteAsync<ProgrammeError?>($"programme/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "programme.move"), async (session, cancel) =>
                await session.Db.Set<DelegateGroup>().AnyAsync(group => group.Id == groupId && group.BodyId == staff.CongressId, cancel)
                    ? await PlanMoves.MoveAsync(session.Db, staff, itemId, groupId, due, why, time.GetUtcNow(), cancel)
                    : ProgrammeError.Missing, cancellationToken);
    }

    /// <summary>Staff's own items: done, or not yet after all.</summary>
    public async Task<ProgrammeError?> MarkAsync(Participant staff, Guid itemId, bool done, CancellationToken cancellationToken) =>
        !staff.Roles.Contains(ParticipantLookup.Staff)
            ? ProgrammeError.NotStaff
            : await store.WriteAsync($"programme/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "programme.mark"),
                (session, cancel) => Tasks.TaskMarks.SetAsync(session.Db, staff, itemId, done, time.GetUtcNow(), cancel), cancellationToken);

    private static ProgrammeError? Fault(Participant staff, string reason) =>
        !staff.Roles.Contains(ParticipantLookup.Staff) ? ProgrammeError.NotStaff
        : reason.Length == 0 ? ProgrammeError.NoReason
        : reason.Length > LongestReason ? ProgrammeError.TooLong : null;

    /// <summary>The vote stays on its day, and meetings in the order of their stages, for staff too.</summary>
    private static async Task<ProgrammeError?> UnfitAsync(CongressDb db, ActivityWeek week, PlanItem item, DateTimeOffset due, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (!item.IsMeeting)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(due.In(zone).DateTime);
        if (item.Stage == PlanStage.Decide && day != week.VoteDate)
        {
            return ProgrammeError.Locked;
        }

        if (day < week.Starts || day > week.Ends)
        {
            return ProgrammeError.OutsideWindow;
        }

        var others = await db.Set<PlanItem>().AsNoTracking().Where(one => one.WeekId == week.Id && one.Id != item.Id && one.MeetingMinutes != null).ToListAsync(cancellationToken);
        return PlanRules.Order(item, others.Select(one => (one.Stage, one.Due)), due);
    }
}
