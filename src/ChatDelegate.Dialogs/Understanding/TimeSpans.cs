using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Times counted from now: 两小时后, 半小时前, in 2 hours.</summary>
internal static partial class TimeSpans
{
    private const int MostMinutes = 7 * 24 * 60;

    public static DateTime? Read(string folded, DateTime now)
    {
        var minute = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, now.Kind);
        if (folded is "现在" or "此刻" or "now" or "right now")
        {
            return minute;
        }

        var match = Distance().Match(folded);
        if (!match.Success || match.Groups["before"].Success == match.Groups["way"].Success || Count(match.Groups["n"].Value, match.Groups["half"].Success) is not { } count)
        {
            return null;
        }

        var minutes = count * (match.Groups["minutes"].Success ? 1 : 60);
        return minutes > MostMinutes || !decimal.IsInteger(minutes) ? null
            : minute.AddMinutes((double)(match.Groups["way"].ValueSpan is "前" or "以前" or "之前" or "ago" ? -minutes : minutes));
    }

    private static decimal? Count(string text, bool andAHalf) => text switch
    {
        "半" or "half an" or "half" => 0.5m,
        "a" or "an" => 1,
        _ => (Numerals.Read(text) ?? EnglishNumerals.Read(text)) + (andAHalf ? 0.5m : 0),
    };

    [GeneratedRegex("^(?<before>再过|in )?\\s*(?<n>半|half an|half|an?|[0-9]+(\\.5)?|[一二两三四五六七八九十]{1,3}|one|two|three|four|five|six|ten|twenty|thirty)\\s*个?(?<half>半)?\\s*(小时|钟头|hours?|(?<minutes>分钟|minutes?|mins?))\\s*(?<way>前|以前|之前|后|以后|之后|ago|later|from now)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Distance();
}
