using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting.Entities;

/// <summary>Names that hold a word at which others end: where each begins and ends.</summary>
public class NameTests
{
    [Theory]
    [InlineData("前进路积水", "前进路")]
    [InlineData("前进东路积水", "前进东路")]
    [InlineData("建设路和建设北路都堵", "建设路 建设北路")]
    [InlineData("前川村缺水", "前川村")]
    [InlineData("后川村缺水", "后川村")]
    [InlineData("住在后石桥村", "后石桥村")]
    [InlineData("东街和东大街", "东街 东大街")]
    [InlineData("和平里小区与和平新里小区", "和平里小区 和平新里小区")]
    [InlineData("望江苑停水", "望江苑")]
    [InlineData("上坪村村卫生室没有医生", "上坪村")]
    [InlineData("上坪村村道太窄", "上坪村")]
    [InlineData("李家村里没有路灯", "李家村")]
    [InlineData("解放西路口的红绿灯", "解放西路")]
    [InlineData("柳湾村机耕路", "柳湾村")]
    [InlineData("校门前东街积水", "东街")]
    [InlineData("雨后东街积水", "东街")]
    [InlineData("加快建设路灯", "")]
    [InlineData("希望建设社区食堂", "")]
    [InlineData("在路口修路", "")]
    public void Find_Names_EndWhereTheyEnd(string text, string expected) =>
        string.Join(' ', EntityFinder.Find(NormalText.Of(text), Notes.Day).Where(span => span.Kind == EntityKind.Place).Select(span => span.Canonical[2..])).ShouldBe(expected);
}
