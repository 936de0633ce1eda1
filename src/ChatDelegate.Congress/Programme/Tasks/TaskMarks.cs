using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary>Says of an item that it is done, or not yet after all: its owner for themselves, a convenor for their group, staff for the congress.</summary>
internal static class TaskMarks
{
    public static async Task<ProgrammeError?> SetAsync(CongressDb db, Participant who, Guid itemId, bool done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == itemId && db.Set<ActivityWeek>().Any(week => week.Id == one.WeekId && week.BodyId == who.CongressId), cancellationToken);
        if (item is null)
        {
            return ProgrammeError.Missing;
        }

        if (item.Proof != TaskProof.Mark || await SubjectAsync(db, who, item.Owner, cancellationToken) is not { } subject)
        {
            return ProgrammeError.NotMarked;
        }

        var mark = await db.Set<PlanMark>().FirstOrDefaultAsync(one => one.ItemId == itemId && one.SubjectId == subject, cancellationToken);
        if (done && mark is null)
        {
            db.Add(new PlanMark { Id = Guid.CreateVersion7(now), ItemId = itemId, SubjectId = subject, By = who.PersonId, At = now });
        }
        else if (!done && mark is not null)
        {
            db.Remove(mark);
        }

        return null;
    }

    /// <summary>For whom somebody does items of an owner; null when these are not theirs.</summary>
    public static async Task<Guid?> SubjectAsync(CongressDb db, Participant who, PlanOwner owner, CancellationToken cancellationToken) => owner switch
    {
        PlanOwner.Staff => who.Roles.Contains(ParticipantLookup.Staff) ? who.CongressId : null,
        PlanOwner.Convenor => await db.Set<DelegateSeat>().Where(seat => seat.PersonId == who.PersonId && seat.BodyId == who.CongressId && seat.Convenor).Select(seat => seat.GroupId).FirstOrDefaultAsync(cancellationToken),
        PlanOwner.Delegate => await db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == who.PersonId && seat.BodyId == who.CongressId, cancellationToken) ? who.PersonId : null,
        PlanOwner.Supervisor => who.Roles.Contains(ParticipantLookup.Supervisor) ? who.PersonId : null,
    };
}
