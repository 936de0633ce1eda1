using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Accounts;

/// <summary>
/// The console accounts of one congress, for its administrators. Every step checks that the one who asks is an
/// administrator and that the account's owner works for the same congress.
/// </summary>
internal sealed class AccountDesk(IDbContextFactory<CongressDb> databases, IRecordStore store, StaffAccounts accounts)
{
    /// <summary>Everyone whom the console is open to, with or without an account.</summary>
    public async Task<IReadOnlyList<AccountRow>> RowsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var work = await db.Set<Appointment>().AsNoTracking().Where(one => one.BodyId == bodyId && one.EndedAt == null && StaffAppointments.Roles.Contains(one.Role)).ToListAsync(cancellationToken);
        var people = work.Select(one => one.PersonId).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var found = await db.Users.AsNoTracking().Where(account => people.Contains(account.PersonId)).ToListAsync(cancellationToken);
        return
        [
            .. people.Select(person => new AccountRow(
                person, names[person], [.. work.Where(one => one.PersonId == person).OrderBy(one => one.Role).Select(one => new HeldRole(one.Id, one.Role))], AccountOf(found.Find(account => account.PersonId == person))))
            .OrderBy(row => row.Account is null).ThenBy(row => row.Account?.UserName, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>An account for someone who works for the congress and has none.</summary>
    public async Task<(NewStaffAccount? Account, StaffProblem? Problem)> CreateAsync(Staff admin, Guid personId, string userName, CancellationToken cancellationToken) =>
        admin.Admin && (await RowsAsync(admin.BodyId, cancellationToken)).Any(row => row.PersonId == personId && row.Account is null)
            ? await accounts.CreateAsync(personId, userName, admin.AsActor("staff.create"), cancellationToken)
            : (null, new StaffProblem("unknown"));

    public async Task<NewStaffAccount?> ResetPasswordAsync(Staff admin, Guid accountId, CancellationToken cancellationToken) =>
        await FindAsync(admin, accountId, cancellationToken) is { Disabled: false }
            ? await accounts.ResetPasswordAsync(accountId, admin.AsActor("staff.reset-password"), cancellationToken)
            : null;

    public async Task<bool> RemoveTotpAsync(Staff admin, Guid accountId, CancellationToken cancellationToken) =>
        await FindAsync(admin, accountId, cancellationToken) is not null
        && await accounts.RemoveTotpAsync(accountId, admin.AsActor("staff.remove-totp"), cancellationToken);

    /// <summary>Shuts an account, or opens it again. Open sessions end at their next request; nobody shuts their own.</summary>
    public async Task<bool> SwitchAsync(Staff admin, Guid accountId, bool on, CancellationToken cancellationToken)
    {
        if (accountId == admin.AccountId || await FindAsync(admin, accountId, cancellationToken) is null)
        {
            return false;
        }

        return await store.WriteAsync("staff", admin.AsActor(on ? "staff.enable" : "staff.disable"), async (session, cancel) =>
        {
            var account = await session.Db.Users.SingleAsync(found => found.Id == accountId, cancel);
            account.LockoutEnd = on ? null : ConsoleAccess.Disabled;
            return true;
        }, cancellationToken);
    }

    private async Task<AccountState?> FindAsync(Staff admin, Guid accountId, CancellationToken cancellationToken) => admin.Admin
        ? (await RowsAsync(admin.BodyId, cancellationToken)).Select(row => row.Account).FirstOrDefault(account => account?.Id == accountId)
        : null;

    private static AccountState? AccountOf(StaffAccount? account) => account is null
        ? null
        : new AccountState(account.Id, account.UserName ?? string.Empty, account.TwoFactorEnabled, account.LockoutEnd == ConsoleAccess.Disabled, account.LockoutEnd);
}

/// <param name="Account">Null when they have none yet.</param>
public sealed record AccountRow(Guid PersonId, string Name, IReadOnlyList<HeldRole> Roles, AccountState? Account);

/// <param name="Id">Of the appointment.</param>
public sealed record HeldRole(Guid Id, AppointmentRole Role);

/// <param name="Disabled">Shut by an administrator; a lock-out by wrong passwords passes by itself.</param>
public sealed record AccountState(Guid Id, string UserName, bool Totp, bool Disabled, DateTimeOffset? LockedUntil);
