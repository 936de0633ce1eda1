using System.Globalization;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>Whatever can be written in a form we say we understand is read back as it was meant.</summary>
public class RoundTripProperties
{
    // The same cases every time, so that a red test stays red.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(2026, 1);

    private static readonly DateOnly First = new(1990, 1, 1);

    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, 60_000).Select(First.AddDays).ToArbitrary();

    private static readonly Arbitrary<long> Whole = Gen.OneOf(
        Gen.Choose(0, 99).Select(number => (long)number),
        Gen.Choose(0, 99_999).Select(number => (long)number),
        Gen.Choose(0, int.MaxValue).Select(number => (long)number),
        Gen.Choose(0, int.MaxValue).Select(number => number * 4_001L)).ToArbitrary();

    private static readonly Option[] Options = [.. "道路交通 供水供电 环境卫生 教育医疗 养老服务 物业管理 噪声扰民 违章停车 食品安全".Split(' ').Select((name, at) => new Option($"o{at}", name))];

    private static readonly Arbitrary<int[]> Subsets = Gen.SubListOf(Enumerable.Range(0, Options.Length)).Where(some => some.Count > 0).Select(some => some.Order().ToArray()).ToArbitrary();

    [Fact]
    public void Number_InEveryWriting_IsReadBack() => Check.One(Settings, Prop.ForAll(Whole, number =>
    {
        var arabic = number.ToString(CultureInfo.InvariantCulture);
        string[] written =
        [
            arabic, FullWidth(arabic), number.ToString("N0", CultureInfo.InvariantCulture), FullWidth(number.ToString("N0", CultureInfo.InvariantCulture)),
            ChineseNumerals.Write(number), ChineseNumerals.Write(number).Replace('零', '〇'), ChineseNumerals.WriteFormal(number),
            $"大约{ChineseNumerals.Write(number)}户左右", $"一共{arabic} 个人吧", arabic + " 元",
        ];

        return written.All(text => Numbers.Read(text) == number).Label(string.Join(' ', written.Select(text => $"{text}={Numbers.Read(text)}")));
    }));

    [Fact]
    public void Fraction_InEveryWriting_IsReadBack() => Check.One(Settings, Prop.ForAll(Whole, Gen.Choose(1, 99).ToArbitrary(), (whole, hundredths) =>
    {
        whole %= 1_000_000;
        var number = whole + (hundredths / 100m);
        var arabic = number.ToString("0.00", CultureInfo.InvariantCulture);
        string[] written = [arabic, FullWidth(arabic), $"{ChineseNumerals.Write(whole)}点{ChineseNumerals.Digits(arabic[^2..])}", $"-{arabic}"];

        return written.All(text => Numbers.Read(text) is { } read && Math.Abs(read) == number && read < 0 == text.StartsWith('-')).Label(string.Join(' ', written));
    }));

    [Fact]
    public void Date_InEveryWriting_IsReadBack() => Check.One(Settings, Prop.ForAll(Days, Gen.Choose(-30, 30).ToArbitrary(), (day, away) =>
    {
        var today = day.AddDays(away);
        var (year, month, date) = (day.Year, ChineseNumerals.Write(day.Month), ChineseNumerals.Write(day.Day));
        string[] written =
        [
            Format(day, "yyyy-MM-dd"), Format(day, "yyyy/M/d"), Format(day, "yyyy.M.d"), Format(day, "yyyyMMdd"), Format(day, "yyyy年M月d日"), Format(day, "yyyy年 M月 d号"),
            FullWidth(Format(day, "yyyy年M月d日")), $"{ChineseNumerals.Digits(Format(day, "yyyy"))}年{month}月{date}日", Format(day, "M月d日"), $"{month}月{date}号吧",
            Format(day, "MMM d"), Format(day, "MMMM d, yyyy"), Format(day, "d MMMM yyyy"), $"{Format(day, "M月d日")}（周{"日一二三四五六"[(int)day.DayOfWeek]}）",
            .. Relative(-away), .. InWeek(day, today),
        ];

        return written.All(text => Dates.Read(text, today) is [var one] && one == day)
            .Label($"today {Format(today, "yyyy-MM-dd")}: " + string.Join(' ', written.Where(text => Dates.Read(text, today) is not [var one] || one != day)));
    }));

    [Fact]
    public void Time_InEveryWriting_IsReadBack() => Check.One(Settings, Prop.ForAll(Days, Gen.Choose(0, (24 * 60) - 1).ToArbitrary(), (day, minutes) =>
    {
        var (hour, minute) = (minutes / 60, minutes % 60);
        var at = day.ToDateTime(new TimeOnly(hour, minute));
        var twelve = hour % 12 == 0 ? 12 : hour % 12;
        var clock = $"{ChineseNumerals.Write(twelve)}点" + (minute == 0 ? "" : minute == 30 ? "半" : minute < 10 ? "零" + ChineseNumerals.Write(minute) : ChineseNumerals.Write(minute));
        var part = hour switch { < 6 => "凌晨", < 12 => "上午", 12 => "中午", < 18 => "下午", _ => "晚上" };
        string[] written =
        [
            at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), at.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture),
            FullWidth(at.ToString("yyyy年M月d日HH：mm", CultureInfo.InvariantCulture)), at.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) + part + clock,
            at.ToString("MMM d, yyyy 'at' h:mm tt", CultureInfo.InvariantCulture), $"明天{part}{clock}",
        ];

        return written.All(text => Times.Read(text, day.AddDays(-1)) is [var one] && one == at)
            .Label(string.Join(' ', written.Where(text => Times.Read(text, day.AddDays(-1)) is not [var one] || one != at)));
    }));

    [Fact]
    public void EverySubset_InEveryWriting_IsReadBack() => Check.One(Settings, Prop.ForAll(Subsets, some =>
    {
        var numbers = some.Select(at => (at + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        var names = some.Select(at => Options[at].Label).ToList();
        string[] written =
        [
            string.Join('、', numbers), string.Join(',', numbers), FullWidth(string.Join('，', numbers)), string.Join(' ', numbers), string.Join('和', numbers), string.Join(" and ", numbers),
            string.Join('、', some.Select(at => $"第{ChineseNumerals.Write(at + 1)}个")), string.Join('、', names), string.Join(' ', names), string.Concat(names), string.Join('和', names) + "，谢谢",
        ];

        return written.All(text => Lists.Read(text, Options) is { } read && read.SequenceEqual(some)).Label(string.Join(" | ", written.Where(text => Lists.Read(text, Options) is not { } read || !read.SequenceEqual(some))));
    }));

    [Fact]
    public void AllButSome_IsReadBack() => Check.One(Settings, Prop.ForAll(Subsets, some =>
    {
        var text = "除了" + string.Join('、', some.Select(at => at + 1)) + "都要";

        return some.Length == Options.Length
            ? Lists.Read(text, Options) is null
            : Lists.Read(text, Options) is { } read && read.SequenceEqual(Enumerable.Range(0, Options.Length).Except(some));
    }));

    private static IEnumerable<string> Relative(int away) => away switch
    {
        0 => ["今天", "today"],
        -1 => ["昨天", "1天前", "yesterday"],
        1 => ["明天", "tomorrow"],
        < 0 => [$"{-away}天前", $"{ChineseNumerals.Write(-away)}天以前", $"{-away} days ago"],
        _ => [$"{away}天后", $"{ChineseNumerals.Write(away)}天之后", $"in {away} days"],
    };

    private static IEnumerable<string> InWeek(DateOnly day, DateOnly today)
    {
        var weeks = (Monday(day).DayNumber - Monday(today).DayNumber) / 7;
        var name = "一二三四五六日"[day.DayNumber - Monday(day).DayNumber];
        return weeks switch
        {
            -2 => [$"上上周{name}"],
            -1 => [$"上周{name}", $"上个星期{name}"],
            0 => [$"这周{name}", $"本周{name}"],
            1 => [$"下周{name}", $"下个礼拜{name}"],
            _ => [],
        };
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}
