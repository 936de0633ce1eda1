using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ChatDelegate.Server.Console.Access;

/// <summary>Carries name and password, sealed, from the first step of signing in to the second; good for five minutes.</summary>
internal sealed class HalfwayTicket(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _box = protection.CreateProtector("console/sign-in/code").ToTimeLimitedDataProtector();

    public string Write(string user, string password) => _box.Protect(JsonSerializer.Serialize(new Half(user, password)), Life);

    /// <summary>Null when it is too old or not ours.</summary>
    public Half? Read(string? ticket)
    {
        try
        {
            return string.IsNullOrEmpty(ticket) ? null : JsonSerializer.Deserialize<Half>(_box.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal sealed record Half(string User, string Password);
}
