using System.Globalization;

namespace ChatDelegate.Server.Console.Programme;

/// <summary>A day and time as a browser's field sends them, in a congress's zone.</summary>
internal static class LocalMinute
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Null for nothing or nonsense.</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : null;

    public static string Write(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Format, CultureInfo.InvariantCulture);
}
