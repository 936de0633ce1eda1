using ChatDelegate.Congress.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Lets people into the console by password and, when they have an authenticator, its code.</summary>
public sealed class StaffSignIns
{
    private readonly IDbContextFactory<CongressDb> _contexts;
    private readonly IRecordStore _store;
    private readonly SecretBox _secrets;
    private readonly StaffOptions _options;
    private readonly TimeProvider _time;
    private readonly PasswordHasher<StaffAccount> _hasher = new();
    private readonly string _nobody;

    public StaffSignIns(IDbContextFactory<CongressDb> contexts, IRecordStore store, SecretBox secrets, IOptions<StaffOptions> options, TimeProvider time)
    {
        _contexts = contexts;
        _store = store;
        _secrets = secrets;
        _options = options.Value;
        _time = time;
        _nobody = _hasher.HashPassword(new StaffAccount(), StaffPasswords.Generate());
    }

    /// <param name="code">The authenticator's; null in the first step.</param>
    public async Task<StaffSignIn> SignInAsync(string userName, string password, string? code, CancellationToken cancellationToken)
    {
        var name = userName.Trim().ToUpperInvariant();
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.NormalizedUserName == name, cancellationToken);

        // The slow hash is checked out here: inside the write it would hold up everyone. Unknown names take as long as known ones.
        var right = _hasher.VerifyHashedPassword(account ?? new StaffAccount(), account?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed;
        if (account is null)
        {
            return new StaffSignIn(StaffSignInOutcome.Wrong, null);
        }

        return await _store.WriteAsync("staff", new Actor(account.Id, "staff", "staff.sign-in"), async (session, cancel) =>
        {
            var current = await session.Db.Users.SingleAsync(found => found.Id == account.Id, cancel);
            var active = await session.Db.Set<Person>().AnyAsync(person => person.Id == current.PersonId && person.Active, cancel);
            return Decide(current, right && active && current.PasswordHash == account.PasswordHash, code);
        }, cancellationToken);
    }

    private StaffSignIn Decide(StaffAccount account, bool right, string? code)
    {
        var now = _time.GetUtcNow();
        if (account.IsLockedOut(now))
        {
            return new StaffSignIn(StaffSignInOutcome.LockedOut, null) { LockedUntil = account.LockoutEnd };
        }

        if (!right)
        {
            return Refuse(account, StaffSignInOutcome.Wrong, now);
        }

        if (account is { TwoFactorEnabled: true, SealedTotpKey: { } key })
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                return new StaffSignIn(StaffSignInOutcome.CodeNeeded, null);
            }

            if (Totp.StepOf(_secrets.Open(key), code, now) is not { } step || step <= account.LastTotpStep)
            {
                return Refuse(account, StaffSignInOutcome.CodeWrong, now);
            }

            account.TakeTotp(step);
        }

        account.Succeed();
        return new StaffSignIn(StaffSignInOutcome.Welcome, new StaffIdentity(account.Id, account.PersonId, account.UserName ?? string.Empty, account.TwoFactorEnabled));
    }

    private StaffSignIn Refuse(StaffAccount account, StaffSignInOutcome outcome, DateTimeOffset now)
    {
        account.Fail(now, _options.TriesBeforeLockOut, TimeSpan.FromMinutes(_options.LockOutMinutes));
        return account.IsLockedOut(now)
            ? new StaffSignIn(StaffSignInOutcome.LockedOut, null) { LockedUntil = account.LockoutEnd }
            : new StaffSignIn(outcome, null);
    }
}
