using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Times as people read them, in the congress's zone.</summary>
internal static class LocalTime
{
    public static DateTimeOffset In(this DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>Day and month: 11月21日, 21 Nov.</summary>
    public static string Day(this CommandContext context, DateTimeOffset at) => context.Day(DateOnly.FromDateTime(at.In(context.Zone).DateTime));

    public static string Day(this CommandContext context, DateOnly date) => date.Day(context.Locale);

    /// <summary>Day, month, hour and minute.</summary>
    public static string Minute(this CommandContext context, DateTimeOffset at) => at.Minute(context.Zone, context.Locale);

    /// <summary>Hour and minute: 09:05.</summary>
    public static string HourIn(this DateTimeOffset at, TimeZoneInfo zone) => at.In(zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Day(CommandContext, DateTimeOffset)"/>
    public static string Day(this DateOnly date, string locale) => locale == "en"
        ? date.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");

    /// <inheritdoc cref="Minute(CommandContext, DateTimeOffset)"/>
    public static string Minute(this DateTimeOffset at, TimeZoneInfo zone, string locale)
    {
        var local = at.In(zone);
        return string.Create(CultureInfo.InvariantCulture, $"{DateOnly.FromDateTime(local.DateTime).Day(locale)} {local:HH:mm}");
    }
}
