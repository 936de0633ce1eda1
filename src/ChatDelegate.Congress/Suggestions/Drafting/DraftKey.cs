using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Names a draft within its job by the notes that it stands on, whatever a second try makes of its words.</summary>
internal static class DraftKey
{
    private const int Letters = 32;

    /// <summary>Equal for drafts on the same notes: a note may tell of two matters, so more than one draft can have it.</summary>
    public static string Of(Draft draft)
    {
        var notes = string.Join('\n', draft.Notes.Distinct().Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notes)))[..Letters];
    }

    /// <summary>The n-th draft on the same notes, from 1.</summary>
    public static string Nth(string key, int n) => string.Create(CultureInfo.InvariantCulture, $"{key}-{n}");

    public static bool IsOf(string? stored, string key) => stored?.StartsWith(key, StringComparison.Ordinal) == true;
}
