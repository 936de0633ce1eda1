using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Console accounts: making them, their passwords and authenticators. <see cref="StaffSignIns"/> lets people in.</summary>
public sealed class StaffAccounts
{
    private readonly IRecordStore _store;
    private readonly StaffUsers _users;
    private readonly SecretBox _secrets;
    private readonly StaffOptions _options;
    private readonly TimeProvider _time;

    public StaffAccounts(IRecordStore store, IServiceScopeFactory scopes, SecretBox secrets, IOptions<StaffOptions> options, TimeProvider time)
    {
        _store = store;
        _users = new StaffUsers(scopes);
        _secrets = secrets;
        _options = options.Value;
        _time = time;
    }

    /// <summary>
    /// The first account of an installation, with a password to print at start; null when there is an account, or nobody is
    /// appointed administrator yet.
    /// </summary>
    public Task<NewStaffAccount?> CreateFirstAdministratorAsync(CancellationToken cancellationToken) =>
        _store.WriteAsync("staff", Actor.System with { What = "staff.first-administrator" }, async (session, cancel) =>
        {
            var admin = await session.Db.Set<Appointment>().Where(part => part.Role == AppointmentRole.Admin && part.EndedAt == null)
                .OrderBy(part => part.Id).FirstOrDefaultAsync(cancel);
            return admin is null || await session.Db.Users.AnyAsync(cancel) ? null : (await AddAsync(session.Db, admin.PersonId, "admin")).Account;
        }, cancellationToken);

    /// <summary>An account for someone on the roster, with a password to hand over.</summary>
    public Task<(NewStaffAccount? Account, StaffProblem? Problem)> CreateAsync(Guid personId, string userName, Actor actor, CancellationToken cancellationToken) =>
        _store.WriteAsync("staff", actor with { What = "staff.create", OnBehalfOf = personId }, async (session, cancel) =>
            await session.Db.Set<Person>().AnyAsync(person => person.Id == personId && person.Active, cancel)
                ? await AddAsync(session.Db, personId, userName.Trim())
                : (null, new StaffProblem("unknown")), cancellationToken);

    /// <summary>Null when the password was changed. A wrong old password counts towards lock-out.</summary>
    public Task<StaffProblem?> ChangePasswordAsync(Guid accountId, string old, string next, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, "staff.change-password", (db, account) => _users.WithAsync(db, async users =>
        {
            var now = _time.GetUtcNow();
            if (account.IsLockedOut(now) || !await users.CheckPasswordAsync(account, old))
            {
                account.Fail(now, _options.TriesBeforeLockOut, TimeSpan.FromMinutes(_options.LockOutMinutes));
                return new StaffProblem("password_old");
            }

            return StaffUsers.ProblemOf(await users.ChangePasswordAsync(account, old, next));
        }), cancellationToken);

    /// <summary>A new password for someone who forgot theirs, to hand over; lifts a lock-out.</summary>
    public Task<NewStaffAccount?> ResetPasswordAsync(Guid accountId, Actor actor, CancellationToken cancellationToken) =>
        _store.WriteAsync("staff", actor with { What = "staff.reset-password" }, async (session, cancel) =>
        {
            if (await session.Db.Users.SingleOrDefaultAsync(found => found.Id == accountId, cancel) is not { UserName: { } name } account)
            {
                return null;
            }

            var password = StaffPasswords.Generate();
            account.Succeed();
            await _users.WithAsync(session.Db, async users =>
            {
                await users.RemovePasswordAsync(account);
                return await users.AddPasswordAsync(account, password);
            });
            return new NewStaffAccount(account.Id, account.PersonId, name, password);
        }, cancellationToken);

    /// <summary>A new authenticator key as an otpauth address for a QR code; null when the account has an authenticator already.</summary>
    public Task<string?> OfferTotpAsync(Guid accountId, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, "staff.offer-totp", (_, account) =>
        {
            if (account.TwoFactorEnabled)
            {
                return Task.FromResult<string?>(null);
            }

            var key = Totp.NewKey();
            account.OfferTotp(_secrets.Seal(key));
            return Task.FromResult<string?>(Totp.Uri(key, _options.Issuer, account.UserName ?? string.Empty));
        }, cancellationToken);

    /// <summary>Puts the offered key to use, when the code shows that the app has it.</summary>
    public Task<bool> ConfirmTotpAsync(Guid accountId, string code, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, "staff.confirm-totp", (_, account) =>
        {
            var step = account is { SealedTotpKey: { } key, TwoFactorEnabled: false } ? Totp.StepOf(_secrets.Open(key), code, _time.GetUtcNow()) : null;
            if (step is { } taken)
            {
                account.TakeTotp(taken);
            }

            return Task.FromResult(step is not null);
        }, cancellationToken);

    /// <summary>Takes an authenticator away, for a lost phone.</summary>
    public Task<bool> RemoveTotpAsync(Guid accountId, Actor actor, CancellationToken cancellationToken) =>
        _store.WriteAsync("staff", actor with { What = "staff.remove-totp" }, async (session, cancel) =>
        {
            var account = await session.Db.Users.SingleOrDefaultAsync(found => found.Id == accountId && found.TwoFactorEnabled, cancel);
            account?.RemoveTotp();
            return account is not null;
        }, cancellationToken);

    private Task<T> ChangeAsync<T>(Guid accountId, string what, Func<CongressDb, StaffAccount, Task<T>> work, CancellationToken cancellationToken) =>
        _store.WriteAsync("staff", new Actor(accountId, "staff", what), async (session, cancel) =>
            await work(session.Db, await session.Db.Users.SingleAsync(account => account.Id == accountId, cancel)), cancellationToken);

    private Task<(NewStaffAccount? Account, StaffProblem? Problem)> AddAsync(CongressDb db, Guid personId, string userName) =>
        _users.WithAsync<(NewStaffAccount?, StaffProblem?)>(db, async users =>
        {
            var password = StaffPasswords.Generate();
            var account = new StaffAccount { Id = Guid.CreateVersion7(_time.GetUtcNow()), PersonId = personId, UserName = userName, LockoutEnabled = true };
            return StaffUsers.ProblemOf(await users.CreateAsync(account, password)) is { } problem
                ? (null, problem)
                : (new NewStaffAccount(account.Id, personId, userName, password), null);
        });
}
