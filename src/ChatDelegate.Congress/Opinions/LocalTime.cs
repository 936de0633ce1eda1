using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Times as people read them, in the congress's zone.</summary>
internal static class LocalTime
{
    public static DateTimeOffset In(this DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>Day and month: 11月21日, 21 Nov.</summary>
    public static string Day(this CommandContext context, DateTimeOffset at) => Day(at.In(context.Zone), context.Locale);

    /// <summary>Day, month, hour and minute.</summary>
    public static string Minute(this CommandContext context, DateTimeOffset at)
    {
        var local = at.In(context.Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{Day(local, context.Locale)} {local:HH:mm}");
    }

    private static string Day(DateTimeOffset local, string locale) => locale == "en"
        ? local.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{local.Month}月{local.Day}日");
}
