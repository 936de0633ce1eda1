using System.Security.Claims;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Access;

/// <summary>
/// Lets staff in. The cookie only names an account; what the account may do is read from the record at every request,
/// so that an ended appointment or a disabled account counts at once.
/// </summary>
internal sealed class StaffDoor(IDbContextFactory<CongressDb> databases, CurrentStaff current)
{
    /// <summary>Gives the browser its cookie; false when nothing in the console is the account's to see.</summary>
    /// <param name="withoutPassword">Entered by a link of the demo: whoever was never given the first password cannot be asked to change it.</param>
    public async Task<bool> LetInAsync(HttpContext http, Guid accountId, CancellationToken cancellationToken, bool withoutPassword = false)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == accountId, cancellationToken);
        if (account is null || await StaffOfAsync(db, account, cancellationToken) is null)
        {
            return false;
        }

        List<Claim> claims = [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ConsoleAccess.StampClaim, account.SecurityStamp ?? string.Empty)];
        if (withoutPassword)
        {
            claims.Add(new Claim(ConsoleAccess.NoPasswordClaim, "1"));
        }

        await http.SignInAsync(ConsoleAccess.Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, ConsoleAccess.Scheme)));
        return true;
    }

    /// <summary>Reads at each request what the cookie's account is now.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellationToken)
            : null;
        var staff = account is null || account.SecurityStamp != context.Principal?.FindFirstValue(ConsoleAccess.StampClaim)
            ? null
            : await StaffOfAsync(db, account, cancellationToken);
        if (account is null || staff is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ConsoleAccess.Scheme);
            return;
        }

        current.Is(staff);
        var isAsked = context.Principal?.HasClaim(claim => claim.Type == ConsoleAccess.NoPasswordClaim) != true;
        var rights = Rights(staff, isAsked && await HandedOverAsync(db, account.Id, cancellationToken));
        context.ReplacePrincipal(new ClaimsPrincipal([.. context.Principal?.Identities ?? [], new ClaimsIdentity(rights)]));
    }

    private static IEnumerable<Claim> Rights(Staff staff, bool passwordHandedOver)
    {
        if (passwordHandedOver)
        {
            yield return new Claim(ConsoleAccess.NewPasswordClaim, "1");
            yield break;
        }

        yield return new Claim(ConsoleAccess.EntryClaim, "1");
        if (staff.Works)
        {
            yield return new Claim(ConsoleAccess.WorkClaim, "1");
        }

        if (staff.SeesFigures)
        {
            yield return new Claim(ConsoleAccess.FiguresClaim, "1");
        }

        if (staff.Reviews)
        {
            yield return new Claim(ConsoleAccess.StaffClaim, "1");
        }

        if (staff.Admin)
        {
            yield return new Claim(ConsoleAccess.AdminClaim, "1");
        }
    }

    /// <summary>Whether the password in force was made by someone else: by the program at first start, or by an administrator. The audit chain knows.</summary>
    private static async Task<bool> HandedOverAsync(CongressDb db, Guid accountId, CancellationToken cancellationToken)
    {
        var kind = db.Model.FindEntityType(typeof(StaffAccount))?.GetTableName();
        var last = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Kind == kind && entry.RecordId == accountId && (entry.Change == "added" || entry.Change.Contains(nameof(StaffAccount.PasswordHash))))
            .OrderByDescending(entry => entry.Seq).Select(entry => entry.Action).FirstOrDefaultAsync(cancellationToken);
        return last != "staff.change-password";
    }

    private static async Task<Staff?> StaffOfAsync(CongressDb db, StaffAccount account, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == account.PersonId && found.Active, cancellationToken);
        var work = await db.Set<Appointment>().AsNoTracking()
            .Where(appointment => appointment.PersonId == account.PersonId && appointment.EndedAt == null && StaffAppointments.Roles.Contains(appointment.Role))
            .OrderBy(appointment => appointment.Id).ToListAsync(cancellationToken);
        if (person is null || work is [] || account.LockoutEnd == ConsoleAccess.Disabled)
        {
            return null;
        }

        var body = await db.Set<CongressBody>().AsNoTracking().SingleAsync(found => found.Id == work[0].BodyId, cancellationToken);
        var roles = work.Where(one => one.BodyId == body.Id).Select(one => ParticipantLookup.NameOf(one.Role)).ToHashSet();
        return new Staff(
            account.Id, person.Id, account.UserName ?? string.Empty, person.Name, body.Id, body.NameZh, body.NameEn, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone), roles);
    }
}
