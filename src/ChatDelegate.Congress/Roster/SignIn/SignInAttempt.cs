using System.Security.Cryptography;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>One attempt to use a slip, inside a transaction that no other attempt overlaps.</summary>
internal sealed class SignInAttempt(CongressDb db, SignInSecrets secrets, SignInOptions options, DateTimeOffset now)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(15);
    private readonly TimeSpan _window = TimeSpan.FromMinutes(options.WindowMinutes);

    public async Task<(Guid? PersonId, SignInRefusal Refusal, int WaitMinutes)> RunAsync(string codeOrLink, string address, CancellationToken cancellationToken)
    {
        if (SignInSecrets.Split(codeOrLink) is { } code)
        {
            return await WithCodeAsync(code.Selector, code.Selector + code.Proof, secrets.AddressKey(address), cancellationToken);
        }

        if (secrets.PersonOf(codeOrLink) is { } demo && options.ReusableFor(demo))
        {
            return await PersonAsync(demo, cancellationToken);
        }

        var hash = secrets.Hash("link", codeOrLink);
        return await db.Set<SignInSlip>().SingleOrDefaultAsync(slip => slip.LinkHash == hash, cancellationToken) is { } found
            ? await UseAsync(found, cancellationToken)
            : (null, SignInRefusal.Unknown, 0);
    }

    private async Task<(Guid?, SignInRefusal, int)> WithCodeAsync(string selector, string code, string address, CancellationToken cancellationToken)
    {
        var mine = await db.Set<SignInTries>().SingleOrDefaultAsync(tries => tries.Key == address, cancellationToken);
        if (mine is not null && mine.Count >= options.TriesPerAddress && now - mine.Since < _window)
        {
            return (null, SignInRefusal.Wait, (int)Math.Ceiling((mine.Since + _window - now).TotalMinutes));
        }

        // Selectors come round again, so there may be old slips beside the open one.
        var slips = await db.Set<SignInSlip>().Where(slip => slip.Selector == selector).ToListAsync(cancellationToken);
        var open = slips.Find(slip => slip.Open(now));
        var triesKey = "slip:" + open?.Id;
        var tried = open is null ? null : await db.Set<SignInTries>().SingleOrDefaultAsync(tries => tries.Key == triesKey, cancellationToken);
        var hash = secrets.Hash("code", code);
        if (slips.Find(slip => CryptographicOperations.FixedTimeEquals(slip.CodeHash, hash)) is { } found && (found != open || tried is null || tried.Count < options.TriesPerCode))
        {
            return await UseAsync(found, cancellationToken);
        }

        Count(mine, address, _window);
        if (open is not null)
        {
            Count(tried, triesKey, Kept);
        }

        var forgotten = now - Kept;
        await db.Set<SignInTries>().Where(tries => tries.Since < forgotten).ExecuteDeleteAsync(cancellationToken);
        return (null, open is not null && tried?.Count >= options.TriesPerCode ? SignInRefusal.TooManyTries : SignInRefusal.Unknown, 0);
    }

    private async Task<(Guid?, SignInRefusal, int)> UseAsync(SignInSlip slip, CancellationToken cancellationToken)
    {
        if (!slip.Open(now))
        {
            return (null, slip.UsedAt is null ? SignInRefusal.Expired : SignInRefusal.Used, 0);
        }

        var result = await PersonAsync(slip.PersonId, cancellationToken);
        if (result.PersonId is not null)
        {
            slip.Use(now);
        }

        return result;
    }

    private async Task<(Guid? PersonId, SignInRefusal, int)> PersonAsync(Guid personId, CancellationToken cancellationToken) =>
        await db.Set<Person>().AnyAsync(person => person.Id == personId && person.Active, cancellationToken)
            ? (personId, default, 0)
            : (null, SignInRefusal.Gone, 0);

    private void Count(SignInTries? tries, string key, TimeSpan window)
    {
        tries ??= db.Add(new SignInTries { Key = key }).Entity;
        tries.Add(now, window);
    }
}
