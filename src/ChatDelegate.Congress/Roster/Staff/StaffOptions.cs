using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Rules for console accounts: section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Wrong passwords or codes in a row that lock an account.</summary>
    [Range(3, 20)]
    public int TriesBeforeLockOut { get; set; } = 5;

    [Range(1, 24 * 60)]
    public int LockOutMinutes { get; set; } = 15;

    /// <summary>Shortest password.</summary>
    [Range(12, 100)]
    public int PasswordLength { get; set; } = 12;

    /// <summary>What authenticator apps call this installation.</summary>
    [Required]
    public string Issuer { get; set; } = "ChatDelegate";
}
