using ChatDelegate.Congress.Similar;

namespace ChatDelegate.Tests.Similar;

public sealed class CaseTextTests
{
    [Theory]
    [InlineData("加装电梯", "加装 装电 电梯")]
    [InlineData("17路公交,ＷiFi", "17 公交 wifi 路公")]
    [InlineData("电", "")]
    [InlineData("电梯。梯电\n电梯", "梯电 电梯")]
    [InlineData("''\"*(-^{}:", "")]
    public void Tokens_Text_ArePairsOfCharactersAndWholeWords(string text, string tokens) =>
        CaseText.Of(text).Tokens().ShouldBe(tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void Weights_WrittenAndRead_AreTheSame()
    {
        var counted = GramWeights.Counted(10, new Dictionary<int, int> { ['路'] = 7, ['灯'] = 2, ['罕'] = 1 });

        var read = GramWeights.Read(10, counted.Write());

        (read.Count('路'), read.Count('灯'), read.Count('罕'), read.Count('无')).ShouldBe((7, 2, 0, 0));
        read.Of('灯').ShouldBeGreaterThan(read.Of('路'));
    }

    [Fact]
    public void Likeness_SameWordsInAnotherOrder_IsHighAndNothingInCommonZero()
    {
        var vector = new CaseVector(CaseText.Of("滨河苑停车难"), GramWeights.None);

        vector.Likeness(new CaseVector(CaseText.Of("滨河苑停车难"), GramWeights.None)).ShouldBe(1, 1e-9);
        vector.Likeness(new CaseVector(CaseText.Of("青石路灯"), GramWeights.None)).ShouldBe(0);
        vector.Likeness(new CaseVector(CaseText.Of(""), GramWeights.None)).ShouldBe(0);
    }
}
