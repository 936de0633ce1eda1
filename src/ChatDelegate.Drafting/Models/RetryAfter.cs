using System.Globalization;

namespace ChatDelegate.Drafting.Models;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <param name="milliseconds">Header <c>retry-after-ms</c>, which Azure sends beside the other and which is the more exact.</param>
    /// <param name="header">Header <c>Retry-After</c>: seconds, or a date.</param>
    /// <returns>Null when it says nothing of it, or nothing that can be read.</returns>
    public static TimeSpan? Read(string? milliseconds, string? header, DateTimeOffset now)
    {
        if (double.TryParse(milliseconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact))
        {
            return Bounded(TimeSpan.FromMilliseconds(Math.Min(exact, int.MaxValue)));
        }

        if (double.TryParse(header, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return Bounded(TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)));
        }

        return DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Bounded(at - now) : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
