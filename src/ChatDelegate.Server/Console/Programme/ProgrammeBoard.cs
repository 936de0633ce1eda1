using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Programme;

/// <summary>The plans of one congress, for staff.</summary>
internal sealed class ProgrammeBoard(IDbContextFactory<CongressDb> databases, IEnumerable<TaskProof> proofs, TimeProvider time)
{
    /// <summary>Its weeks, the latest first.</summary>
    public async Task<IReadOnlyList<ActivityWeek>> WeeksAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ActivityWeek>().AsNoTracking().Where(week => week.BodyId == bodyId).OrderByDescending(week => week.Year).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ItemProgress>> ProgressAsync(ActivityWeek week, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PlanQueries.ProgressAsync(db, week, proofs, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>An item with what each group has made of it; null when it is not there or another congress's.</summary>
    public async Task<ItemFile?> ItemAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = await db.Set<PlanItem>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        var week = item is null ? null : await db.Set<ActivityWeek>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == item.WeekId && one.BodyId == bodyId, cancellationToken);
        if (item is null || week is null)
        {
            return null;
        }

        var progress = (await PlanQueries.ProgressAsync(db, week, proofs, time.GetUtcNow(), cancellationToken)).First(one => one.Item.Id == id);
        var rows = await (
            from @group in db.Set<DelegateGroup>()
            where @group.BodyId == bodyId
            orderby @group.Number
            select new
            {
                @group.Id,
                @group.Name,
                Move = db.Set<GroupMove>().FirstOrDefault(move => move.ItemId == id && move.GroupId == @group.Id),
                Meeting = db.Set<GroupMeeting>().FirstOrDefault(meeting => meeting.ItemId == id && meeting.GroupId == @group.Id),
                Marked = db.Set<PlanMark>().Any(mark => mark.ItemId == id && mark.SubjectId == @group.Id),
            }).AsNoTracking().ToListAsync(cancellationToken);
        var changedBy = await db.Set<Person>().Where(person => person.Id == item.ChangedBy).Select(person => person.Name).FirstOrDefaultAsync(cancellationToken);
        return new ItemFile(week, progress, changedBy, [.. rows.Select(row => new ItemGroup(row.Id, row.Name, row.Move, row.Meeting, row.Marked || row.Meeting is { State: MeetingState.Ended }))]);
    }
}

/// <summary>Everything staff see of one item.</summary>
public sealed record ItemFile(ActivityWeek Week, ItemProgress Progress, string? ChangedBy, IReadOnlyList<ItemGroup> Groups);

public sealed record ItemGroup(Guid Id, string Name, GroupMove? Move, GroupMeeting? Meeting, bool Done);
