using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Numbers as people write them: 320, ３２０, 1.5万, 三百二十户, 三块五, 百分之三十, three hundred and twenty.</summary>
internal static partial class Numbers
{
    private const int Longest = 80;

    private static readonly string[] Openings =
    [
        "一共有", "一共是", "一共", "总共有", "总共", "共计", "合计", "总计", "共有", "共", "差不多", "大约", "大概", "约", "有", "roughly ", "approximately ", "a total of ",
        "¥", "￥", "$",
    ];

    private static readonly string[] PercentSigns = ["%", "percent", "per cent"];

    /// <returns>Null when it is no number, or not one for certain ("三五个", "一百多"). A percentage is its figure: 30% is 30.</returns>
    public static decimal? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var folded = Framing.Trim(Fold.Text(text));
        if (folded.Length is 0 or > Longest || Framing.IsDoubtful(folded))
        {
            return null;
        }

        var core = Framing.Starts(Framing.Core(Framing.Corrected(folded)), Openings);
        if (Sign(ref core) is not { } sign)
        {
            return null;
        }

        return (Percentage(core) ?? Counted(core) ?? EnglishNumerals.Read(core)) * sign;
    }

    /// <summary>A numeral of at least one character, whole or with 点.</summary>
    public static decimal? Chinese(string text) => Numerals.Read(text);

    private static decimal? Sign(ref string core)
    {
        foreach (var minus in (ReadOnlySpan<string>)["-", "−", "负", "零下", "minus "])
        {
            if (core.Length > minus.Length && core.StartsWith(minus, StringComparison.Ordinal))
            {
                core = core[minus.Length..].TrimStart();
                return IsStart(core) ? -1 : null;
            }
        }

        if (core is ['+', ..])
        {
            core = core[1..];
        }

        return 1;
    }

    private static bool IsStart(string core) => core.Length > 0 && core[0] is not ('-' or '+' or '−');

    private static decimal? Percentage(string core)
    {
        if (core.StartsWith("百分之", StringComparison.Ordinal))
        {
            return core is "百分之百" ? 100 : Numerals.Read(core.AsSpan(3));
        }

        foreach (var sign in PercentSigns)
        {
            if (core.EndsWith(sign, StringComparison.Ordinal))
            {
                var figure = core[..^sign.Length].TrimEnd();
                return Numerals.Read(figure) ?? EnglishNumerals.Read(figure);
            }
        }

        return null;
    }

    // 20, 20 个人, 一个半小时, 三块五毛, .5
    private static decimal? Counted(string core)
    {
        if (Half().IsMatch(core))
        {
            return 0.5m;
        }

        if (core is ['.', >= '0' and <= '9', ..])
        {
            core = "0" + core;
        }

        var run = Numerals.Run(core, 0);
        if (run == 0)
        {
            return core is "俩" or "俩人" ? 2 : core is "仨" or "仨人" ? 3 : null;
        }

        var rest = core.AsSpan(run).TrimStart();
        if (rest is ['万' or '亿' or '千' or '百', ..])
        {
            var scaled = string.Concat(core.AsSpan(0, run), rest[..1]);
            return Numerals.Read(scaled) is { } large && Unit().IsMatch(rest[1..].TrimStart()) ? large : null;
        }

        if (Numerals.Read(core.AsSpan(0, run)) is not { } number)
        {
            return null;
        }

        return Unit().IsMatch(rest) ? number
            : AndAHalf().IsMatch(rest) && decimal.IsInteger(number) ? number + 0.5m
            : rest is "k" ? number * 1_000
            : Tenths(number, rest);
    }

    private static decimal? Tenths(decimal number, ReadOnlySpan<char> rest)
    {
        if (rest is "毛" or "角" or "毛钱")
        {
            return number < 100 ? number / 10 : null;
        }

        if (rest.Length is 2 or 3 && rest[0] is '块' or '元' or '米' && Numerals.Digit(rest[1]) is > 0 and var tenths && (rest.Length == 2 || (rest[2] is '毛' or '角' && rest[0] != '米')) && decimal.IsInteger(number))
        {
            return number + (tenths / 10m);
        }

        return null;
    }

    [GeneratedRegex("^(一半|半)(个)?(小时|月|天|年|斤|公斤|里|公里|米|亩|人|吨)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Half();

    [GeneratedRegex("^(个半(小时|月|钟头)?|(年|天|小时|斤|公斤|里|公里|米|亩|吨)半)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AndAHalf();

    [GeneratedRegex("^((万元|元|块|圆)(钱|整)?|(个|名|位|户|口|家)?(人|人家|居民|群众|村民|住户|代表|老人|孩子|学生|职工|业主)|人次|个(小时|月|星期|礼拜|钟头|问题|意见|小区|村|点|单位)|(盏|个|杆)(路灯|灯)|(棵|株)(树)?|(辆|台)(车)?|(套|间|栋|幢|座|层)(房子|房|楼)?|(亩|块|片)(地)?|[个位户名条次件岁年天米里斤吨度周盏处辆份张支家栋口杆根间层台本册页项批所]|公里|千米|厘米|毫米|公斤|千克|平方米|平方公里|平米|立方米|公顷|小时|分钟|秒|星期|周岁|期|趟|号人|票|yuan|rmb|people|persons?|times|years?|days?|metres?|meters?|km|kg|m|households?|hours?|minutes?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();
}
