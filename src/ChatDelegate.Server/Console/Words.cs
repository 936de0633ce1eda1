using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Server.Console;

/// <summary>The console's texts, numbers and times in the reader's language. Keys are those of dialogs/texts/console.yaml, without <c>console.</c></summary>
public sealed class Words(PhraseBook phrases, IHttpContextAccessor http)
{
    public const string Cookie = "console.locale";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public string Locale { get; } = Locales.Nearest(http.HttpContext?.Request.Cookies[Cookie]);

    public bool Chinese => Locale == Locales.Default;

    public string this[string key, params (string Name, object Value)[] values] => phrases(Locale, "console." + key, values);

    /// <summary>A name of an enumeration's value: <c>state.Submitted</c>.</summary>
    public string Of<T>(string key, T value)
        where T : struct, Enum => this[$"{key}.{value}"];

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Date, hour and minute in a congress's zone.</summary>
    public static string Minute(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How long something waits: 不到 1 小时, 5 小时, 3 天.</summary>
    public string Waiting(TimeSpan time) => time switch
    {
        _ when time < Hour => this["time.minutes"],
        _ when time < Day => this["time.hours", ("n", (int)time.TotalHours)],
        _ => this["time.days", ("n", (int)time.TotalDays)],
    };
}
