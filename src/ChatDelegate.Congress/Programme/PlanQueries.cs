using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme;

/// <summary>What a plan says and how far it has come, for commands and pages.</summary>
public static class PlanQueries
{
    /// <summary>A week's items in order.</summary>
    public static async Task<IReadOnlyList<PlanItem>> ItemsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken) =>
        await db.Set<PlanItem>().AsNoTracking().Where(item => item.WeekId == weekId).OrderBy(item => item.Order).ToListAsync(cancellationToken);

    /// <summary>The times that hold for a group where they are not the plan's, by item.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> MovesAsync(CongressDb db, Guid weekId, Guid groupId, CancellationToken cancellationToken) =>
        await db.Set<GroupMove>().AsNoTracking().Where(move => move.GroupId == groupId && db.Set<PlanItem>().Any(item => item.Id == move.ItemId && item.WeekId == weekId))
            .ToDictionaryAsync(move => move.ItemId, move => move.Due, cancellationToken);

    /// <summary>How far each item has come over the whole congress.</summary>
    public static async Task<IReadOnlyList<ItemProgress>> ProgressAsync(CongressDb db, ActivityWeek week, IEnumerable<Tasks.TaskProof> proofs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var items = await ItemsAsync(db, week.Id, cancellationToken);
        var marks = await db.Set<PlanMark>().Where(mark => db.Set<PlanItem>().Any(item => item.Id == mark.ItemId && item.WeekId == week.Id))
            .GroupBy(mark => mark.ItemId).Select(done => new { done.Key, Count = done.Count() }).ToDictionaryAsync(done => done.Key, done => done.Count, cancellationToken);
        var held = await db.Set<GroupMeeting>().Where(meeting => meeting.WeekId == week.Id && meeting.State == MeetingState.Ended)
            .GroupBy(meeting => meeting.ItemId).Select(done => new { done.Key, Count = done.Count() }).ToDictionaryAsync(done => done.Key, done => done.Count, cancellationToken);
        var people = await db.Set<DelegateSeat>().Where(seat => seat.BodyId == week.BodyId && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active))
            .Select(seat => seat.PersonId).ToListAsync(cancellationToken);
        var expected = new Dictionary<PlanOwner, int>
        {
            [PlanOwner.Staff] = 1,
            [PlanOwner.Convenor] = await db.Set<DelegateGroup>().CountAsync(group => group.BodyId == week.BodyId, cancellationToken),
            [PlanOwner.Delegate] = people.Count,
            [PlanOwner.Supervisor] = await db.Set<Appointment>().Where(work => work.BodyId == week.BodyId && work.Role == AppointmentRole.Supervisor && work.EndedAt == null)
                .Select(work => work.PersonId).Distinct().CountAsync(cancellationToken),
        };
        var byProof = proofs.ToDictionary(proof => proof.Name);
        var progress = new List<ItemProgress>();
        foreach (var item in items)
        {
            var done = item.IsMeeting ? held.GetValueOrDefault(item.Id)
                : byProof.TryGetValue(item.Proof, out var proof) ? (await proof.DoneAsync(db, week, people, cancellationToken)).Count
                : marks.GetValueOrDefault(item.Id);
            progress.Add(new ItemProgress(item, done, expected[item.Owner], done < expected[item.Owner] && item.Due.AddMinutes(item.MeetingMinutes ?? 0) < now));
        }

        return progress;
    }
}

/// <summary>How far an item has come.</summary>
/// <param name="Done">Of those who own it, how many have done it.</param>
/// <param name="Expected">How many own it.</param>
public sealed record ItemProgress(PlanItem Item, int Done, int Expected, bool Overdue);
