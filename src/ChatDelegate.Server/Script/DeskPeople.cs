using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Attendance;
using ChatDelegate.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Script;

/// <summary>Whose desk it is: a convenor's of their own group, or a supervisor's who looks at theirs.</summary>
internal sealed class DeskPeople(DeskDoor door, PhraseBook phrases)
{
    public async Task<(DeskPerson? Person, IResult? Refusal)> FindAsync(CongressDb db, HttpContext http, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        var visitor = await door.FindAsync(http, cancellationToken);
        if (visitor.PersonId is not { } id)
        {
            return (null, visitor.TwoPeople
                ? Results.Problem(phrases(locale, "script.page.two_people"), statusCode: StatusCodes.Status403Forbidden)
                : CheckInProblem.SignIn("script.page.sign_in", phrases, locale));
        }

        if (await db.Set<DelegateSeat>().AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(one => one.PersonId == id && one.Convenor && one.GroupId != null, cancellationToken) is { GroupId: { } led } seat)
        {
            return (new DeskPerson(new Participant(id, string.Empty, new HashSet<string> { ParticipantLookup.Delegate, ParticipantLookup.Convenor }, seat.BodyId, led), led, Leads: true), null);
        }

        var work = await db.Set<Appointment>().AsNoTracking().OrderBy(one => one.Id)
            .FirstOrDefaultAsync(one => one.PersonId == id && one.Role == AppointmentRole.Supervisor && one.EndedAt == null && one.GroupId != null, cancellationToken);
        return work is { GroupId: { } attended }
            ? (new DeskPerson(new Participant(id, string.Empty, new HashSet<string> { ParticipantLookup.Supervisor }, work.BodyId, attended), attended, Leads: false), null)
            : (null, Results.Problem(phrases(locale, "script.page.nobody"), statusCode: StatusCodes.Status403Forbidden));
    }
}

/// <param name="Leads">False for a supervisor, who looks and changes nothing.</param>
internal sealed record DeskPerson(Participant Who, Guid GroupId, bool Leads);
