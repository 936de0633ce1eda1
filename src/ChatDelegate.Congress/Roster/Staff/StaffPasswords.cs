using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>What makes a good password: length, and not being obvious. No rule asks for signs that people then write down.</summary>
internal sealed class StaffPasswords : IPasswordValidator<StaffAccount>
{
    private const int LeastDifferent = 6;

    public static IdentityError Plain { get; } = new() { Code = "password_plain", Description = "Too few different characters, or a row of neighbours." };

    public static IdentityError ContainsName { get; } = new() { Code = "password_name", Description = "Contains the account's name." };

    /// <summary>99 bits, in four groups without characters that look alike.</summary>
    public static string Generate()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        return string.Join('-', letters.Chunk(5).Select(group => new string(group)));
    }

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var text = password ?? string.Empty;
        var neighbours = text.Zip(text.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) <= 1);
        if (text.Distinct().Count() < LeastDifferent || neighbours * 2 > text.Length)
        {
            return Task.FromResult(IdentityResult.Failed(Plain));
        }

        return Task.FromResult(user.UserName is { Length: > 2 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? IdentityResult.Failed(ContainsName)
            : IdentityResult.Success);
    }
}
