using System.Globalization;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Tests.Dialogs.Understanding;

public class UnderstandingTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly Option[] Fruits = [new("a", "道路交通"), new("b", "供水供电"), new("c", "环境卫生"), new("d", "教育医疗"), new("e", "Public transport")];

    [Theory]
    [InlineData("是", true)]
    [InlineData("是的。", true)]
    [InlineData("嗯嗯", true)]
    [InlineData("好的谢谢", true)]
    [InlineData("ＯＫ", true)]
    [InlineData("Yes!", true)]
    [InlineData("👍🏽", true)]
    [InlineData("没错", true)]
    [InlineData("不是", false)]
    [InlineData("不用了，谢谢", false)]
    [InlineData("No, thanks", false)]
    [InlineData("不对", false)]
    [InlineData("算了", false)]
    [InlineData("不知道", null)]
    [InlineData("是不是", null)]
    [InlineData("也许", null)]
    [InlineData("", null)]
    public void YesNo_Read(string text, bool? expected) => YesNo.Read(text).ShouldBe(expected);

    [Theory]
    [InlineData("320", "320")]
    [InlineData("３２０", "320")]
    [InlineData("1,200 元", "1200")]
    [InlineData("1.5万", "15000")]
    [InlineData("-3", "-3")]
    [InlineData("三百二十", "320")]
    [InlineData("三百二", "320")]
    [InlineData("三百零二", "302")]
    [InlineData("两万五", "25000")]
    [InlineData("两万五千", "25000")]
    [InlineData("一千二", "1200")]
    [InlineData("十二个人", "12")]
    [InlineData("二十", "20")]
    [InlineData("一百一十", "110")]
    [InlineData("一万零三十", "10030")]
    [InlineData("一亿二千万", "120000000")]
    [InlineData("三点五", "3.5")]
    [InlineData("二〇二六", "2026")]
    [InlineData("大约三百人左右", "300")]
    [InlineData("three hundred and twenty", "320")]
    [InlineData("twenty-five", "25")]
    [InlineData("三五个", null)]
    [InlineData("一百多", null)]
    [InlineData("很多", null)]
    [InlineData("", null)]
    [InlineData("and", null)]
    public void Numbers_Read(string text, string? expected) => (Numbers.Read(text)?.ToString("0.##", CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Theory]
    [InlineData("今天", "2026-11-20")]
    [InlineData("昨天", "2026-11-19")]
    [InlineData("前天下午", "2026-11-18")]
    [InlineData("大前天", "2026-11-17")]
    [InlineData("三天前", "2026-11-17")]
    [InlineData("两周后", "2026-12-04")]
    [InlineData("上周三", "2026-11-11")]
    [InlineData("上个星期天", "2026-11-15")]
    [InlineData("这周一", "2026-11-16")]
    [InlineData("下周五", "2026-11-27")]
    [InlineData("星期五", "2026-11-20")]
    [InlineData("周三", "2026-11-18 2026-11-25")]
    [InlineData("本月5号", "2026-11-05")]
    [InlineData("上个月三十号", "2026-10-30")]
    [InlineData("16号", "2026-11-16")]
    [InlineData("12月16日", "2026-12-16")]
    [InlineData("十二月十六号", "2026-12-16")]
    [InlineData("1月3日", "2027-01-03")]
    [InlineData("去年12月16日", "2025-12-16")]
    [InlineData("2026年12月16日", "2026-12-16")]
    [InlineData("二〇二六年十二月十六日", "2026-12-16")]
    [InlineData("2026-12-16", "2026-12-16")]
    [InlineData("２０２６/１２/１６", "2026-12-16")]
    [InlineData("12.16", "2026-12-16")]
    [InlineData("yesterday", "2026-11-19")]
    [InlineData("last Wednesday", "2026-11-11 2026-11-18")]
    [InlineData("Dec 16", "2026-12-16")]
    [InlineData("16 December 2026", "2026-12-16")]
    [InlineData("2 days ago", "2026-11-18")]
    [InlineData("2月30日", "")]
    [InlineData("以前", "")]
    [InlineData("5月21日", "2026-05-21 2027-05-21")]
    public void Dates_Read(string text, string expected) =>
        string.Join(' ', Dates.Read(text, Today).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ShouldBe(expected);

    [Theory]
    [InlineData("明天下午三点半", "2026-11-21 15:30")]
    [InlineData("12月16日 15:30", "2026-12-16 15:30")]
    [InlineData("今天上午9点", "2026-11-20 09:00")]
    [InlineData("后天晚上八点一刻", "2026-11-22 20:15")]
    [InlineData("中午12点", "2026-11-20 12:00")]
    [InlineData("tomorrow at 3 pm", "2026-11-21 15:00")]
    [InlineData("2026-12-16 08:05", "2026-12-16 08:05")]
    [InlineData("明天3点", "2026-11-21 03:00|2026-11-21 15:00")]
    [InlineData("明天", "")]
    [InlineData("明天25点", "")]
    public void Times_Read(string text, string expected) =>
        string.Join('|', Times.Read(text, Today).Select(time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))).ShouldBe(expected);

    [Theory]
    [InlineData("供水供电", "b")]
    [InlineData("选供水供电吧", "b")]
    [InlineData("供水", "b")]
    [InlineData("供水共电", "b")]
    [InlineData("第二个", "b")]
    [InlineData("2", "b")]
    [InlineData("②", "b")]
    [InlineData("二", "b")]
    [InlineData("我选第2项", "b")]
    [InlineData("the second one", "b")]
    [InlineData("最后一个", "e")]
    [InlineData("public transprot", "e")]
    [InlineData("环境卫生的", "c")]
    [InlineData("6", "")]
    [InlineData("其他", "")]
    [InlineData("不是供水供电", "")]
    [InlineData("教育", "d")]
    public void Choices_Read(string text, string expected) =>
        string.Concat(Choices.Read(text, Fruits).Candidates.Select(i => Fruits[i].Id)).ShouldBe(expected);

    [Theory]
    [InlineData("1、3和5", "ace")]
    [InlineData("1,3,5", "ace")]
    [InlineData("1 3 5", "ace")]
    [InlineData("2-4", "bcd")]
    [InlineData("第二到第四", "bcd")]
    [InlineData("前三个", "abc")]
    [InlineData("后两个", "de")]
    [InlineData("first two", "ab")]
    [InlineData("除了2", "acde")]
    [InlineData("除了2和3都要", "ade")]
    [InlineData("全部", "abcde")]
    [InlineData("都要", "abcde")]
    [InlineData("all", "abcde")]
    [InlineData("供水供电和环境卫生", "bc")]
    [InlineData("第一个、第三个", "ac")]
    [InlineData("1 and 3", "ac")]
    [InlineData("1、9", "")]
    [InlineData("1、天气", "")]
    public void Lists_Read(string text, string expected) =>
        string.Concat((Lists.Read(text, Fruits) ?? []).Select(i => Fruits[i].Id)).ShouldBe(expected);

    [Theory]
    [InlineData(" 供水，供电。", "供水供电")]
    [InlineData("ＡＢＣ Def-1/2", "abcdef1/2")]
    [InlineData("②", "2")]
    [InlineData("2️⃣", "2")]
    [InlineData("\u200B是", "是")]
    public void Bare_Text_IsWhatWasMeant(string text, string expected) => Fold.Bare(text).ShouldBe(expected);

    [Fact]
    public void Bare_TextThatIsSo_IsNotCopied()
    {
        var text = string.Concat("供水供电", "abc12");

        ReferenceEquals(Fold.Bare(text), text).ShouldBeTrue();
    }

    [Fact]
    public void Times_TodayAlone_HasNoNow() => Times.Read("两小时后", Today).ShouldBeEmpty();
}
