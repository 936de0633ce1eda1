using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster;

/// <summary>Finds out what a person is: the union of their seats and appointments.</summary>
public static class ParticipantLookup
{
    public const string Delegate = "delegate";
    public const string Convenor = "convenor";
    public const string Supervisor = "supervisor";
    public const string Staff = "staff";
    public const string Admin = "admin";
    public const string HandlingOfficer = "handling-officer";

    /// <summary>
    /// The person as commands see them; null for someone unknown, gone, or without any part in a congress. They act in the
    /// congress and group of the seat they were given first, else of their first appointment.
    /// </summary>
    public static async Task<Participant?> FindAsync(CongressDb db, Guid personId, CancellationToken cancellationToken)
    {
        var name = await db.Set<Person>().Where(person => person.Id == personId && person.Active)
            .Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null)
        {
            return null;
        }

        var seats = await db.Set<DelegateSeat>().AsNoTracking().Where(seat => seat.PersonId == personId)
            .OrderBy(seat => seat.Id).ToListAsync(cancellationToken);
        var appointments = await db.Set<Appointment>().AsNoTracking().Where(appointment => appointment.PersonId == personId && appointment.EndedAt == null)
            .OrderBy(appointment => appointment.Id).ToListAsync(cancellationToken);
        if (seats is [] && appointments is [])
        {
            return null;
        }

        var (body, group) = seats is [var seat, ..] ? (seat.BodyId, seat.GroupId) : (appointments[0].BodyId, appointments[0].GroupId);
        return new Participant(personId, name, RolesOf(seats, appointments), body, group);
    }

    /// <summary>The name of an appointment's role in <see cref="Participant.Roles"/>.</summary>
    public static string NameOf(AppointmentRole role) => role switch
    {
        AppointmentRole.Supervisor => Supervisor,
        AppointmentRole.Staff => Staff,
        AppointmentRole.Admin => Admin,
        AppointmentRole.HandlingOfficer => HandlingOfficer,
    };

    private static HashSet<string> RolesOf(List<DelegateSeat> seats, List<Appointment> appointments)
    {
        var roles = appointments.Select(appointment => NameOf(appointment.Role)).ToHashSet();
        if (seats.Count > 0)
        {
            roles.Add(Delegate);
        }

        if (seats.Exists(seat => seat.Convenor && seat.GroupId is not null))
        {
            roles.Add(Convenor);
        }

        return roles;
    }
}
