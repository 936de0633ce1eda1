using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>A time of day as said, with the words before it that name the day.</summary>
/// <param name="Day">Empty where no day was named.</param>
/// <param name="Hour">0 to 24, as said.</param>
/// <param name="IsExact">Written so that no half of the day is left open: 03:30.</param>
/// <param name="Less">Minutes to take away: 差五分三点.</param>
internal sealed partial record ClockTime(string Day, DayPart Part, int Hour, int Minute, bool IsExact, int Less = 0)
{
    public static ClockTime? Parse(string folded)
    {
        if (EnglishWord().IsMatch(folded))
        {
            return EnglishClock.Parse(folded);
        }

        var match = Chinese().Match(folded);
        if (match.Success)
        {
            return InChinese(match);
        }

        match = NoonAlone().Match(folded);
        return match.Success ? new ClockTime(WithoutLink(match.Groups["day"].Value), DayPart.Noon, 12, 0, IsExact: true) : null;
    }

    /// <summary>How long after the day's first moment it can be; more than a day where the evening runs over midnight.</summary>
    public IEnumerable<TimeSpan> Hours()
    {
        if (Hour > 24 || Minute > 59 || (Hour == 24 && Minute > 0))
        {
            return [];
        }

        ReadOnlySpan<int> hours = Part switch
        {
            DayPart.None => !IsExact && Hour is >= 1 and < 8 ? [Hour, Hour + 12] : [Hour],
            DayPart.SmallHours => Hour == 12 ? [0] : Hour <= 7 ? [Hour] : [],
            DayPart.Morning => Hour is >= 1 and <= 12 ? [Hour] : [],
            DayPart.Noon => Hour is >= 10 and <= 14 ? [Hour] : Hour is 1 or 2 ? [Hour + 12] : [],
            DayPart.Afternoon => Hour is >= 1 and < 12 ? [Hour + 12] : Hour is >= 12 and <= 19 ? [Hour] : [],
            DayPart.Dusk => Hour is >= 4 and <= 8 ? [Hour + 12] : Hour is >= 16 and <= 20 ? [Hour] : [],
            DayPart.Evening => Hour is >= 5 and < 12 ? [Hour + 12] : Hour is 12 or 24 ? [24] : Hour is >= 17 ? [Hour] : [Hour, Hour + 24],
            DayPart.Midnight => Hour is 12 or 0 or 24 ? [0, 24] : Hour is >= 22 ? [Hour] : Hour is 10 or 11 ? [Hour + 12] : Hour <= 5 ? [Hour, Hour + 24] : [],
            DayPart.BeforeNoon => Hour == 12 ? [0] : Hour < 12 ? [Hour] : [],
            DayPart.AfterNoon => Hour == 12 ? [12] : Hour is >= 1 and < 12 ? [Hour + 12] : [],
            _ => [],
        };
        return Spans(hours);
    }

    private TimeSpan[] Spans(ReadOnlySpan<int> hours)
    {
        var spans = new TimeSpan[hours.Length];
        for (var i = 0; i < hours.Length; i++)
        {
            spans[i] = TimeSpan.FromMinutes((hours[i] * 60) + Minute - Less);
        }

        return spans;
    }

    private static ClockTime? InChinese(Match match)
    {
        var hourText = match.Groups["h"].ValueSpan;
        var hour = Number(hourText);
        var day = Whole(WithoutLink(match.Groups["day"].Value));
        var part = Named(match.Groups["part"].Value + match.Groups["half"].Value);
        var colon = match.Groups["colon"].Success;
        var less = Minutes(match.Groups["less"].Value + match.Groups["less2"].Value);
        var minute = Minutes(match.Groups["min"].Value);

        // 昨晚大概9点: a part of the day that is not taken as one would make a morning of the evening.
        if (day.AsSpan().ContainsAny("早晚午夜晨") || part is not { } named || hour is not { } said || minute is null || less is null or > 59)
        {
            return null;
        }

        return new ClockTime(day, named, said, minute.Value, IsExact: hourText[0] == '0' || said is 0 or > 12 || (colon && match.Groups["sec"].Success), less.Value);
    }

    private static int? Number(ReadOnlySpan<char> text) => Numerals.Read(text) is { } number && number <= 99 ? (int)number : null;

    private static int? Minutes(string text) => text switch
    {
        "" or "整" => 0,
        "半" => 30,
        "一刻" or "1刻" => 15,
        "三刻" or "3刻" => 45,
        _ => Number(text.AsSpan().TrimStart("过零〇").TrimEnd("分钟")) ?? (text.AsSpan().TrimStart("零〇0").IsEmpty ? 0 : null),
    };

    // 昨晚 is yesterday, in the evening.
    private static string Whole(string day) => day is "今" or "昨" or "明" or "前" or "后" ? day + "天" : day;

    private static string WithoutLink(string day) => day.TrimEnd(' ', ',', '，', '、', '的');

    private static DayPart? Named(string part) => part switch
    {
        "" => DayPart.None,
        "凌晨" => DayPart.SmallHours,
        "上午" or "早上" or "早晨" or "清晨" or "一早" or "早" => DayPart.Morning,
        "中午" or "正午" => DayPart.Noon,
        "下午" or "午后" => DayPart.Afternoon,
        "傍晚" => DayPart.Dusk,
        "晚上" or "晚" or "夜里" or "夜间" or "深夜" => DayPart.Evening,
        "半夜" => DayPart.Midnight,
        "am" => DayPart.BeforeNoon,
        "pm" => DayPart.AfterNoon,
        _ => null,
    };

    [GeneratedRegex("^(?<day>.*?)((?<=[0-9])t|\\s*)(?<part>上午|早上|早晨|清晨|凌晨|一早|早|中午|正午|下午|午后|傍晚|晚上|半夜|夜里|夜间|深夜|晚)?[\\s,，的]*((?<![0-9:])(?<h>[0-9]{1,2})(?<colon>:)(?<min>[0-9]{2})(?<sec>:[0-9]{2})?|差(?<less>[0-9]{1,2}分钟?|[一二三四五六七八九十]{1,3}分钟?|[一1]刻)(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点钟?|(?<![0-9第])(?<h>[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})\\s*(点钟|点|时)\\s*((?<min>整|半|[一三13]刻|[零0][0-9一二三四五六七八九]分?|[0-9]{2}分?|[0-9]分|零?[一二三四五六七八九十]{1,3}分|过[零]?[0-9一二三四五六七八九十]{1,3}分|[二三四五]?十[一二三四五六七八九]?)|差(?<less2>[0-9]{1,2}分|[一二三四五六七八九十]{1,3}分|[一1]刻))?)\\s*(?<half>am|pm)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex("[a-z]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishWord();

    [GeneratedRegex("^(?<day>.*?)\\s*(中午|正午)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex NoonAlone();
}
