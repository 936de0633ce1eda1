using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days counted from today: 昨天, 三天前, 再过三天, in two weeks.</summary>
internal static partial class RelativeDays
{
    private const int Furthest = 3_650;

    private static readonly FrozenDictionary<string, int> Names = new Dictionary<string, int>
    {
        ["今天"] = 0,
        ["今日"] = 0,
        ["今儿"] = 0,
        ["今早"] = 0,
        ["今晨"] = 0,
        ["今晚"] = 0,
        ["昨天"] = -1,
        ["昨日"] = -1,
        ["昨儿"] = -1,
        ["昨晚"] = -1,
        ["昨夜"] = -1,
        ["前天"] = -2,
        ["前晚"] = -2,
        ["大前天"] = -3,
        ["明天"] = 1,
        ["明日"] = 1,
        ["明儿"] = 1,
        ["明早"] = 1,
        ["明晚"] = 1,
        ["后天"] = 2,
        ["大后天"] = 3,
        ["today"] = 0,
        ["tonight"] = 0,
        ["yesterday"] = -1,
        ["tomorrow"] = 1,
        ["tmr"] = 1,
        ["tmrw"] = 1,
        ["daybeforeyesterday"] = -2,
        ["thedaybeforeyesterday"] = -2,
        ["dayaftertomorrow"] = 2,
        ["thedayaftertomorrow"] = 2,
    }.ToFrozenDictionary();

    private static readonly string[] OftenMistyped = ["yesterday", "tomorrow"];

    public static ImmutableArray<DateOnly>? Read(string bare, DateOnly today)
    {
        if (Names.TryGetValue(bare, out var days) || (bare.EndsWith('个') && Names.TryGetValue(bare[..^1], out days)))
        {
            return [today.AddDays(days)];
        }

        return bare is "明后天" or "明天后天" ? [today.AddDays(1), today.AddDays(2)] : Distance(bare, today) ?? Mistyped(bare, today);
    }

    private static ImmutableArray<DateOnly>? Distance(string bare, DateOnly today)
    {
        var match = DistanceInDays().Match(bare);
        if (!match.Success || (match.Groups["before"].Success == match.Groups["way"].Success))
        {
            return null;
        }

        var count = match.Groups["n"].Value is "a" or "an" ? 1 : Numerals.Read(match.Groups["n"].ValueSpan) ?? EnglishNumerals.Read(match.Groups["n"].Value);
        if (count is not (> 0 and <= Furthest and var number) || !decimal.IsInteger(number))
        {
            return null;
        }

        var days = (int)number * (match.Groups["unit"].ValueSpan is "天" or "日" or "day" or "days" ? 1 : 7);
        return [today.AddDays(match.Groups["way"].ValueSpan is "前" or "以前" or "之前" or "ago" ? -days : days)];
    }

    private static ImmutableArray<DateOnly>? Mistyped(string bare, DateOnly today)
    {
        foreach (var name in OftenMistyped)
        {
            if (bare.Length > 6 && bare[0] == name[0] && Similarity.IsTypo(bare, name))
            {
                return [today.AddDays(Names[name])];
            }
        }

        return null;
    }

    [GeneratedRegex("^(?<before>再过|in)?(?<n>[0-9]+|[一二两三四五六七八九十百]+|one|two|three|four|five|six|seven|eight|nine|ten|an?)(?<unit>天|日|个星期|星期|周|个礼拜|礼拜|days?|weeks?)(?<way>前|以前|之前|后|以后|之后|ago|later|fromnow)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DistanceInDays();
}
