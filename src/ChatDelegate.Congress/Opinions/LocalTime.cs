using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Times as people read them, in the congress's zone.</summary>
internal static class LocalTime
{
    public static DateTimeOffset In(this DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>Day and month: 11月21日, 21 Nov.</summary>
    public static string Day(this CommandContext context, DateTimeOffset at) => context.Day(DateOnly.FromDateTime(at.In(context.Zone).DateTime));

    public static string Day(this CommandContext context, DateOnly date) => context.Locale == "en"
        ? date.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");

    /// <summary>Day, month, hour and minute.</summary>
    public static string Minute(this CommandContext context, DateTimeOffset at)
    {
        var local = at.In(context.Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{context.Day(at)} {local:HH:mm}");
    }
}
