using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Gives and takes what people do in the console (后台职责), by administrators of their own congress. Nothing is deleted: what was taken has ended.</summary>
public sealed class StaffAppointments(IRecordStore store, TimeProvider time)
{
    /// <summary>What opens the console.</summary>
    public static IReadOnlyList<AppointmentRole> Roles { get; } = [AppointmentRole.Leader, AppointmentRole.Staff, AppointmentRole.Admin];

    /// <returns>Null when it was given.</returns>
    public Task<StaffProblem?> GiveAsync(Participant admin, AppointmentRole role, NewHolder holder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(holder);
        if (!admin.Roles.Contains(ParticipantLookup.Admin) || !Roles.Contains(role) || !holder.IsOne)
        {
            return Task.FromResult<StaffProblem?>(new StaffProblem(holder.IsOne ? "unknown" : "who"));
        }

        return store.WriteAsync<StaffProblem?>("staff", By(admin, "staff.appoint"), async (session, cancel) =>
        {
            var (db, now) = (session.Db, time.GetUtcNow());
            if (await PersonAsync(db, admin.CongressId, holder, now, cancel) is not { } personId)
            {
                return new StaffProblem("unknown");
            }

            if (await db.Set<Appointment>().AnyAsync(one => one.PersonId == personId && one.BodyId == admin.CongressId && one.Role == role && one.EndedAt == null, cancel))
            {
                return new StaffProblem("has_role");
            }

            session.Actor = session.Actor with { OnBehalfOf = personId };
            db.Add(new Appointment { Id = Guid.CreateVersion7(now), PersonId = personId, BodyId = admin.CongressId, Role = role });
            return null;
        }, cancellationToken);
    }

    /// <summary>Takes a role away; it counts at that person's next click. Nobody takes their own administration away: somebody must be left to give it back.</summary>
    /// <returns>False when there is no such role, or it is not theirs to take.</returns>
    public Task<bool> TakeAsync(Participant admin, Guid appointmentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        return store.WriteAsync("staff", By(admin, "staff.dismiss"), async (session, cancel) =>
        {
            var found = await session.Db.Set<Appointment>().FirstOrDefaultAsync(one => one.Id == appointmentId && one.BodyId == admin.CongressId && one.EndedAt == null, cancel);
            if (found is null || !admin.Roles.Contains(ParticipantLookup.Admin) || !Roles.Contains(found.Role) || (found.Role == AppointmentRole.Admin && found.PersonId == admin.PersonId))
            {
                return false;
            }

            session.Actor = session.Actor with { OnBehalfOf = found.PersonId };
            found.End(time.GetUtcNow());
            return true;
        }, cancellationToken);
    }

    private static async Task<Guid?> PersonAsync(CongressDb db, Guid bodyId, NewHolder holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (holder.PersonId is { } id)
        {
            return await db.Set<Person>().AnyAsync(person => person.Id == id && person.Active, cancellationToken)
                && await db.Set<Appointment>().AnyAsync(one => one.PersonId == id && one.BodyId == bodyId && one.EndedAt == null, cancellationToken) ? id : null;
        }

        if (!string.IsNullOrWhiteSpace(holder.Number))
        {
            var number = holder.Number.Trim();
            return await db.Set<DelegateSeat>().Where(seat => seat.BodyId == bodyId && seat.Number == number && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active))
                .Select(seat => (Guid?)seat.PersonId).FirstOrDefaultAsync(cancellationToken);
        }

        var newcomer = new Person { Id = Guid.CreateVersion7(now), Name = (holder.Name ?? string.Empty).Trim() };
        newcomer.WorksAt(holder.Employer);
        db.Add(newcomer);
        return newcomer.Id;
    }

    private static Actor By(Participant admin, string what) => new(admin.PersonId, ParticipantLookup.Admin, what);
}

/// <summary>Who is to have a role: somebody who has one here, a delegate by the number of their card (代表证号), or somebody new by name.</summary>
public sealed record NewHolder(Guid? PersonId, string? Number, string? Name, string? Employer)
{
    /// <summary>Whether exactly one person is meant.</summary>
    internal bool IsOne => new[] { PersonId is not null, !string.IsNullOrWhiteSpace(Number), !string.IsNullOrWhiteSpace(Name) }.Count(said => said) == 1;
}
