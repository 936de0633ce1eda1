using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>
/// Finds dates: days, months, years and parts of them (3月底, 去年下半年, 国庆). A date without year is the nearest one not later
/// than the note. Times of day and days of the week are found by <see cref="ClockFinder"/> and <see cref="WeekdayFinder"/>.
/// </summary>
internal static partial class DateFinder
{
    private const string Day = "yyyy-MM-dd";
    private const int ThisCentury = 60;

    public static IEnumerable<EntitySpan> Find(string value, DateTimeOffset at)
    {
        // A sentence that cites no note has no day; there is no month before the first one.
        at = at.Year < 3 ? at.AddYears(2) : at;
        var (last, end) = ((int?)null, 0);
        foreach (Match match in Date().Matches(value))
        {
            // 2023年3月至|5月: the second is of the same year.
            var through = last is not null && match.Index == end + 1 && value[end] is '至' or '到' or '-' or '~';
            (last, end) = (Number(match, "y") ?? (through ? last : null), match.Index + match.Length);
            if (Resolve(match, at, through ? last : null) is { } canonical)
            {
                yield return new EntitySpan(EntityKind.Date, match.Index, match.Index + match.Length, "d:" + canonical);
            }
        }
    }

    private static string? Resolve(Match match, DateTimeOffset at, int? before)
    {
        if (match.Groups["rel"].Success)
        {
            return Relative(match.Groups["rel"].Value, at);
        }

        if (match.Groups["dec"].Success)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Decade(match.Groups["dec"].Value)}0年代");
        }

        var (month, day) = (Number(match, "mo"), Number(match, "d"));
        if (match.Groups["rm"].Success)
        {
            var shifted = at.AddMonths(MonthsFrom(match.Groups["rm"].Value));
            return shifted.ToString("yyyy-MM", CultureInfo.InvariantCulture) + Rest(day, match);
        }

        var year = Number(match, "y") ?? YearWord(match.Groups["yw"].Value, at);
        if (year is < 100)
        {
            year += year < ThisCentury ? 2000 : 1900;
        }

        if (month is < 1 or > 12 || day is < 1 or > 31)
        {
            return null;
        }

        if (month is null)
        {
            return Year(match, year, at);
        }

        year ??= before ?? (month > at.Month || (month == at.Month && day > at.Day) ? at.Year - 1 : at.Year);
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}") + Rest(day, match);
    }

    /// <summary>A year, a part of one, or a holiday that every year has.</summary>
    private static string? Year(Match match, int? year, DateTimeOffset at)
    {
        var part = Part(match.Groups["yp"].Value);
        if (match.Groups["feast"].Success)
        {
            var feast = Feast(match.Groups["feast"].Value);
            return year is null ? feast : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{feast}");
        }

        year ??= part.Length > 0 ? at.Year : null;
        return year is null ? null : string.Create(CultureInfo.InvariantCulture, $"{year:0000}{(part.Length > 0 ? "-" + part : "")}");
    }

    private static string Rest(int? day, Match match)
    {
        var part = Part(match.Groups["part"].Value);
        return day is not null ? string.Create(CultureInfo.InvariantCulture, $"-{day:00}") : part.Length > 0 ? "-" + part : "";
    }

    /// <summary>年底, 底, 末 and 岁末 are one; so are 中 and 中旬.</summary>
    private static string Part(string word) => word switch
    {
        "" => "",
        _ when word.EndsWith('底') || word.EndsWith('末') => "底",
        _ when word.EndsWith('初') => "初",
        "中" or "中旬" or "年中" => "中",
        _ when word.EndsWith("季度", StringComparison.Ordinal) => "q" + (word[^3] switch { '一' or '1' => 1, '二' or '2' => 2, '三' or '3' => 3, _ => 4 }),
        ['春' or '夏' or '秋' or '冬', ..] => word[..1],
        _ => word,
    };

    private static string Feast(string word) => word switch
    {
        ['春', ..] or "过年" or "年三十" => "春节",
        ['清', ..] or ['端', ..] or ['中', ..] or ['元', ..] or ['国', ..] or ['寒', ..] => word[..2],
        ['暑', ..] => "暑假",
        "五一" or "劳动节" or "五一节" => "五一",
        "十一" or "十一黄金周" => "国庆",
        _ => word,
    };

    private static int? YearWord(string word, DateTimeOffset at) => word switch
    {
        "今年" or "本年" or "本年度" => at.Year,
        "去年" or "上年" or "上一年" or "旧年" or "昨年" => at.Year - 1,
        "前年" => at.Year - 2,
        "大前年" => at.Year - 3,
        "明年" or "来年" or "下一年" => at.Year + 1,
        "后年" => at.Year + 2,
        _ => null,
    };

    private static int MonthsFrom(string word) => word switch
    {
        ['上', '上', ..] => -2,
        ['上', ..] => -1,
        ['下', ..] => 1,
        _ => 0,
    };

    private static string Relative(string word, DateTimeOffset at) => at.AddDays(word switch
    {
        ['大', '前', ..] => -3,
        ['前', ..] => -2,
        ['昨', ..] => -1,
        ['明', ..] => 1,
        ['大', '后', ..] => 3,
        ['后', ..] => 2,
        _ => 0,
    }).ToString(Day, CultureInfo.InvariantCulture);

    private static int Decade(string word) => char.IsAsciiDigit(word[0]) ? word[0] - '0' : "一二三四五六七八九".IndexOf(word[0], StringComparison.Ordinal) + 1;

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success && ChineseNumber.TryParse(match.Groups[group].Value, out var value) ? (int)value : null;

    private const string MonthPart = "(?<part>上旬|中旬|下旬|月?底|月?末|月?初(?![中级步])|中(?![学小心间午医国央考药]))";
    private const string YearPart = "(?<yp>年?底|年末|岁末|年?初(?![中级步])|年中|上半年|下半年|[春夏秋冬](?:天|季|里|上)|(?:第)?[一二三四1-4]季度)";
    private const string FeastWord = "(?<feast>春节|(?<![不超通经])过年(?![纪轻龄份])|年三十|元旦|元宵节?|清明节?(?![河上园])|(?<![一二三四五六七八九十块角毛元点])五一(?:节|劳动节)?(?![路街大广村桥小社新巷一二三四五六七八九十])|劳动节|端午节?|中秋节?|国庆节?(?![路街大广村桥小社新巷])|十一黄金周|暑假|寒假|暑期|高考(?![核验虑察勤古评])|(?<!期)中考(?![核验虑察勤古评]))";
    private const string Han = "[一二三四五六七八九十]";

    [GeneratedRegex(
        @"(?<rel>今天|今日|今早|今晚|昨天|昨日|昨晚|昨夜|大前天|前天|前晚|明天|明日|明晚|大后天|后天)" +
        @"|(?<rm>上上个月|(?<![早晚天路身])上个?月|这个月|本月|当月|下个?月)(?!报|刊)(?:(?<d>\d{1,2}|" + Han + @"{1,3})[日号]|" + MonthPart + ")?" +
        @"|(?:(?<y>(?:19|20)\d{2}|[一二][零〇一二三四五六七八九]{3}|(?<![\d.])(?:[0-2]\d|[6-9]\d)(?=年(?:\d{1,2}月|" + Han + @"{1,2}月|年?[底末初]|上半年|下半年|[春夏秋冬][天季]|[建修开起成装搬买入就那发改拆通投启竣完交取批立装]))|(?<=[自从在到至于早])(?:[0-2]\d|[6-9]\d)(?=年))年(?!级|以上)|(?<yw>今年|去年|大前年|前年|明年|(?<![\d十几百])来年|后年|上年(?!纪)|旧年|昨年|本年度?))(?:度)?" +
        @"(?:的?(?:(?<mo>\d{1,2}|" + Han + "{1,2})月(?:份)?(?:(?<d>\\d{1,2}|" + Han + @"{1,3})[日号]|" + MonthPart + ")?|" + YearPart + "|" + FeastWord + "))?" +
        @"|(?<![\d.])(?<y>(?:19|20)\d{2})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)" +
        @"|(?<!\d)(?<mo>\d{1,2}|" + Han + "{1,2})月(?:份)?(?:(?<d>\\d{1,2}|" + Han + @"{1,3})[日号]|" + MonthPart + ")" +
        @"|(?<![\d.])(?<mo>1[0-2]|[1-9])(?:月(?![租薪供饼票亮光均个费])(?:份)?|(?=[-~至到](?:1[0-2]|[1-9])月))" +
        "|(?<![一二两三四五六七八九十百千几数每半上下本这个])(?:(?<mo>十[一二]?|[三四五六七八九])月(?![租薪供饼票亮光均个费花牙季])|(?<mo>[一二])月(?=份|起|以来|至|到|开始|前|后|间|就))(?:份)?" +
        "|(?:上世纪|20世纪|二十世纪)?(?<dec>[五六七八九]十|[5-9]0)年代" +
        "|(?<![\\d一二两三四五六七八九十几半每多])(?<yp>年底|年末|年初|上半年|下半年|(?:第)?[一二三四]季度)|" + FeastWord,
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Date();
}
