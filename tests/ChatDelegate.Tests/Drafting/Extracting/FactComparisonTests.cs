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
