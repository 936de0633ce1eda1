using System.Data.Common;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatDelegate.Congress.Roster;

/// <summary>Finds out what a person is: the union of their seats and appointments.</summary>
public static class ParticipantLookup
{
    public const string Delegate = "delegate";
    public const string Convenor = "convenor";
    public const string Supervisor = "supervisor";
    public const string Leader = "leader";
    public const string Staff = "staff";
    public const string Admin = "admin";
    public const string HandlingOfficer = "handling-officer";

    // One look for all of it: every turn asks. A person has one seat and one appointment, seldom two of either.
    private const string Sql =
        """
        select p."Name", s."BodyId", s."GroupId", s."Convenor", a."BodyId", a."GroupId", a."Role", (select "Version" from "RosterVersion") from "People" p
        left join "Seats" s on s."PersonId" = p."Id"
        left join "Appointments" a on a."PersonId" = p."Id" and a."EndedAt" is null
        where p."Id" = @person and p."Active"
        order by s."Id", a."Id"
        """;

    /// <summary>
    /// The person as commands see them; null for someone unknown, gone, or without any part in a congress. They act in the
    /// congress and group of the seat they were given first, else of their first appointment.
    /// </summary>
    /// <returns>With the version of the roster that says so; -1 for someone unknown or gone.</returns>
    public static Task<(Participant? Participant, long Roster)> FindAsync(RecordSession session, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var select = session.Statements.Get(session.Transaction, Sql, "person");
        return ReadAsync(select.Bind(personId), personId, cancellationToken);
    }

    /// <inheritdoc cref="FindAsync(RecordSession, Guid, CancellationToken)"/>
    public static async Task<Participant?> FindAsync(CongressDb db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        using var statements = new StatementCache(db.Database.GetDbConnection());
        var select = statements.Get(db.Database.CurrentTransaction?.GetDbTransaction(), Sql, "person");
        var (found, _) = await ReadAsync(select.Bind(personId), personId, cancellationToken);
        await db.Database.CloseConnectionAsync();
        return found;
    }

    /// <summary>The name of an appointment's role in <see cref="Participant.Roles"/>.</summary>
    public static string NameOf(AppointmentRole role) => role switch
    {
        AppointmentRole.Supervisor => Supervisor,
        AppointmentRole.Leader => Leader,
        AppointmentRole.Staff => Staff,
        AppointmentRole.Admin => Admin,
        AppointmentRole.HandlingOfficer => HandlingOfficer,
    };

    private static async Task<(Participant? Participant, long Roster)> ReadAsync(DbCommand select, Guid personId, CancellationToken cancellationToken)
    {
        var roles = new HashSet<string>(StringComparer.Ordinal);
        (string Name, Guid Body, Guid? Group)? first = null;
        var roster = -1L;
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            roster = reader.GetInt64(7);
            var (seated, appointed) = (!reader.IsDBNull(1), !reader.IsDBNull(4));
            if (seated)
            {
                roles.Add(Delegate);
                if (reader.GetBoolean(3) && !reader.IsDBNull(2))
                {
                    roles.Add(Convenor);
                }
            }

            if (appointed)
            {
                roles.Add(NameOf(Enum.Parse<AppointmentRole>(reader.GetString(6))));
            }

            if (first is null && (seated || appointed))
            {
                var (body, group) = seated ? (1, 2) : (4, 5);
                first = (reader.GetString(0), reader.GetGuid(body), reader.IsDBNull(group) ? null : reader.GetGuid(group));
            }
        }

        return (first is { } found ? new Participant(personId, found.Name, roles, found.Body, found.Group) : null, roster);
    }
}
