using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>A day with a time: 明天下午三点半, 12月16日 15:30, tomorrow at 3 pm.</summary>
internal static partial class Times
{
    /// <returns>No time, the time, or the times it could be; a bare 3点 is in the night or in the afternoon.</returns>
    public static ImmutableArray<DateTime> Read(string text, DateOnly today)
    {
        var match = Clock().Match(Fold.Text(text).Trim('。', '!', '！'));
        if (!match.Success)
        {
            return [];
        }

        var days = Dates.Read(match.Groups["day"].Value.Trim().TrimEnd(',', '，', 't'), today);
        if (match.Groups["day"].Value.Trim().Length == 0)
        {
            days = [today];
        }

        return [.. days.SelectMany(day => Hours(match).Select(time => day.ToDateTime(time)))];
    }

    private static IEnumerable<TimeOnly> Hours(Match match)
    {
        var hour = Whole(match.Groups["h"].Value);
        var minute = match.Groups["min"].Value switch
        {
            "" => 0,
            "半" => 30,
            "一刻" => 15,
            "三刻" => 45,
            var minutes => Whole(minutes),
        };
        if (hour > 24 || minute > 59)
        {
            yield break;
        }

        var part = match.Groups["part"].Value + match.Groups["half"].Value;
        var afternoon = part is "下午" or "晚上" or "傍晚" or "晚" or "今晚" or "pm" || (part == "中午" && hour < 3);
        if (afternoon && hour < 12)
        {
            hour += 12;
        }
        else if (part is "am" or "凌晨" or "半夜" && hour == 12)
        {
            hour = 0;
        }

        yield return new TimeOnly(hour % 24, minute);
        if (part.Length == 0 && hour is >= 1 and < 8 && !match.Groups["colon"].Success)
        {
            yield return new TimeOnly(hour + 12, minute);
        }
    }

    private static int Whole(string text) => (int)Math.Clamp(Numbers.Read(text) ?? 99, 0, 99);

    /// <summary>A time as one writes it back to a person.</summary>
    public static string Show(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<day>.*?)\\s*(at\\s+)?(?<part>上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|半夜|晚)?\\s*((?<h>[0-9]{1,2})(?<colon>:)(?<min>[0-9]{2})(:[0-9]{2})?|(?<h>[0-9]{1,2}|[零一二两三四五六七八九十]+)(点钟|点|时)(?<min>半|一刻|三刻|[0-9]{1,2}(?=分|$)|[零一二三四五六七八九十]+(?=分|$))?分?|(?<h>[0-9]{1,2})(?=\\s*(am|pm)))\\s*(?<half>am|pm)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clock();
}
