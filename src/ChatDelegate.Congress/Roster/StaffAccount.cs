using ChatDelegate.Congress.Records;
using Microsoft.AspNetCore.Identity;

namespace ChatDelegate.Congress.Roster;

/// <summary>A local account for the console, with password, lock-out and one-time codes.</summary>
public sealed class StaffAccount : IdentityUser<Guid>, IRecord
{
    /// <summary>The person behind it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The authenticator's key in a <see cref="Data.SecretBox"/>; in use once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public byte[]? SealedTotpKey { get; private set; }

    /// <summary>The last time step whose code was taken, so that a code works once.</summary>
    public long LastTotpStep { get; private set; }

    public bool IsLockedOut(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>Counts a wrong password or code; the last of <paramref name="most"/> locks the account.</summary>
    public void Fail(DateTimeOffset now, int most, TimeSpan lockOut)
    {
        if (++AccessFailedCount >= most)
        {
            LockoutEnd = now + lockOut;
            AccessFailedCount = 0;
        }
    }

    public void Succeed()
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
    }

    /// <summary>Keeps a new authenticator key; it counts once it has shown a right code.</summary>
    /// <exception cref="InvalidOperationException">An authenticator is in use.</exception>
    public void OfferTotp(byte[] sealedKey)
    {
        SealedTotpKey = TwoFactorEnabled ? throw new InvalidOperationException("An authenticator is in use; remove it first.") : sealedKey;
        LastTotpStep = 0;
    }

    /// <summary>Takes the code of a time step, which must be newer than the last.</summary>
    /// <exception cref="InvalidOperationException">The step was taken before.</exception>
    public void TakeTotp(long step)
    {
        LastTotpStep = step > LastTotpStep ? step : throw new InvalidOperationException("This code has been used.");
        TwoFactorEnabled = true;
    }

    public void RemoveTotp()
    {
        TwoFactorEnabled = false;
        SealedTotpKey = null;
        LastTotpStep = 0;
    }
}
