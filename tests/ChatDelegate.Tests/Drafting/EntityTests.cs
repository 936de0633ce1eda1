using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting;

public class EntityTests
{
    [Theory]
    [InlineData("320", 320)]
    [InlineData("三百二十", 320)]
    [InlineData("两万五", 25_000)]
    [InlineData("十二", 12)]
    [InlineData("一百零五", 105)]
    [InlineData("18.5万", 185_000)]
    [InlineData("18万5千", 185_000)]
    [InlineData("十八万五", 185_000)]
    [InlineData("12w", 120_000)]
    [InlineData("2,803", 2_803)]
    [InlineData("二〇一九", 2_019)]
    [InlineData("三亿二千万", 320_000_000)]
    public void TryParse_Number_GivesItsValue(string text, int expected)
    {
        ChineseNumber.TryParse(text, out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("万")]
    [InlineData("三百x")]
    [InlineData("99999999999999999999999999999999")]
    public void TryParse_NoNumber_IsFalse(string text) => ChineseNumber.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("１２Ｗ一个的车位", "n:120000")]
    [InlineData("2千多购房者", "n:2000+")]
    [InlineData("近三千职工", "n:3000~")]
    [InlineData("三百二十户", "n:320")]
    [InlineData("占总价的40%", "p:40")]
    [InlineData("停工1年多", "t:12+月")]
    [InlineData("坏了三个月", "t:3月")]
    [InlineData("去年动工", "d:2025")]
    [InlineData("8月11日交房", "d:2026-08-11")]
    [InlineData("12月1日交房", "d:2025-12-01")]
    [InlineData("2019-08-11", "d:2019-08-11")]
    [InlineData("晚上10点半还在施工", "h:22:30")]
    [InlineData("依据《物权法》", "b:《物权法》")]
    [InlineData("国办发[2019]3号", "b:国办发〔2019〕3号")]
    [InlineData("位于A3区东方红路", "l:a3区 l:东方红路")]
    [InlineData("云杉园·柏溪苑", "l:云杉园柏溪苑")]
    [InlineData("电话13800001234", "x:13800001234")]
    [InlineData("身份证110101199001011234", "x:110101199001011234")]
    [InlineData("我叫张三丰，家住东街", "x:张三丰 l:东街")]
    [InlineData("找王主任反映", "q:王主任")]
    [InlineData("三令五申，一对一，十字路口", "")]
    public void Find_Text_GivesCanonicalFacts(string text, string expected) =>
        string.Join(' ', EntityFinder.Find(NormalText.Of(text), Notes.Day).Select(span => span.Canonical)).ShouldBe(expected);
}
