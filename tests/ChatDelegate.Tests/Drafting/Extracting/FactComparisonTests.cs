using ChatDelegate.Drafting.Extracting;

namespace ChatDelegate.Tests.Drafting.Extracting;

public sealed class FactComparisonTests
{
    [Theory]
    [InlineData("滨河苑停车难，涉及35户", "滨河苑停车难，涉及35户居民", FactConflict.None)]
    [InlineData("滨河苑停车难，涉及35户", "滨河苑停车难，涉及53户", FactConflict.Number)]
    [InlineData("滨河苑停车难", "云溪苑停车难", FactConflict.Place)]
    [InlineData("希望在滨河苑建变电站", "反对在滨河苑建变电站", FactConflict.Will)]
    [InlineData("滨河苑停车难", "停车难", FactConflict.None)]
    [InlineData("滨河苑3月1日起停水", "滨河苑从3月5日开始停水", FactConflict.Number)]
    [InlineData("前进路下水道堵了，一下雨就淹", "前进东路下水道堵了，一下雨就淹", FactConflict.Place)]
    [InlineData("前川村的水渠堵了，田里没水", "后川村的水渠堵了，田里没水", FactConflict.Place)]
    [InlineData("小区东门的路灯坏了好久没人管", "小区西门的路灯坏了好久没人管", FactConflict.Place)]
    [InlineData("甲栋电梯老是停，物业不管", "乙栋电梯老是停，物业不管", FactConflict.Number)]
    [InlineData("C座电梯老是停，物业不管", "D座电梯老是停，物业不管", FactConflict.Place)]
    [InlineData("一楼住户同意加装电梯", "一楼住户不同意加装电梯", FactConflict.Will)]
    [InlineData("三百二十户等着通气，管子还没埋", "320户等着通气，管子还没埋！", FactConflict.None)]
    [InlineData("那一溜灯黑了两个多月，来人看了看就走了", "那一溜灯黑了两个多月了，来人瞅了瞅就走了，灯还是不亮", FactConflict.None)]
    [InlineData("能不能把延时班放开，接娃真愁人", "把延时班放开吧，接娃真的愁人", FactConflict.None)]
    [InlineData("夜间路灯损坏，老人出行不便", "晚上路灯坏了，老年人出行不方便", FactConflict.None)]
    public void Between_TwoTexts_SeesWhatContradicts(string first, string second, FactConflict conflict)
    {
        FactComparison.Between(first, second).ShouldBe(conflict);
        FactComparison.Between(second, first).ShouldBe(conflict);
    }

    [Fact]
    public void Without_PersonalData_KeepsTheMatter()
    {
        var text = PersonalText.Without("我叫张国强，电话13912345678，身份证430102199003071234，住3栋2单元501室，王主任不管，滨河苑停车难");

        foreach (var gone in (string[])["张国强", "13912345678", "430102199003071234", "501", "王主任"])
        {
            text.ShouldNotContain(gone);
        }

        text.ShouldContain("滨河苑停车难");
    }
}
