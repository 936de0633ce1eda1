using System.Globalization;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>Date and time as a field of a form has them, in the congress's zone.</summary>
internal static class BallotTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    public static string Write(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for nothing or nonsense.</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, [Format, Format + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : null;
}
