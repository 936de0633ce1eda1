using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting;

public class NormalTextTests
{
    [Theory]
    [InlineData("１２Ｗ车位", "12w车位")]
    [InlineData("路\u200B灯\u202E坏\uFE0F了", "路灯坏了")]
    [InlineData("路灯\U000E0041\U000E007F", "路灯")]
    [InlineData("㎡", "m2")]
    [InlineData("", "")]
    public void Of_Text_IsNormalised(string text, string expected) => NormalText.Of(text).Value.ShouldBe(expected);

    [Fact]
    public void Of_LoneSurrogate_DoesNotThrow() => NormalText.Of("坏\uD800了").Value.Length.ShouldBe(3);

    [Fact]
    public void Quote_RangeOfNormalForm_GivesTheTextAsTyped()
    {
        var text = NormalText.Of("共１２\u200BＷ元，㎡");
        text.Quote(1, 4).ShouldBe("１２Ｗ");
        text.Quote(text.Value.IndexOf('m', StringComparison.Ordinal), text.Value.Length).ShouldBe("㎡");
    }

    [Theory]
    [InlineData("路灯坏了，没人修。请修好！", "路灯坏了|没人修|请修好")]
    [InlineData("一、路灯坏；二、井盖丢", "路灯坏|井盖丢")]
    [InlineData("1.路灯坏了2.井盖丢了", "路灯坏了2.井盖丢了")]
    [InlineData("路灯坏了。1.修灯 2.换杆", "路灯坏了|修灯|换杆")]
    [InlineData("交了18.5万,在云杉园.柏溪苑", "交了18.5万|在云杉园.柏溪苑")]
    [InlineData("至今没开工.开发商不管", "至今没开工|开发商不管")]
    [InlineData("车位（每个8万，不议价）太贵", "车位(每个8万,不议价)太贵")]
    [InlineData("The lamp is broken. Nobody came, for 3.5 weeks!", "the lamp is broken|nobody came|for 3.5 weeks")]
    public void Split_Text_GivesClauses(string text, string expected)
    {
        var normal = NormalText.Of(text);
        string.Join('|', ClauseSplitter.Split(normal).Select(clause => normal.Value[clause.Start..clause.End])).ShouldBe(expected);
    }

    [Fact]
    public void Between_ReorderedWords_IsHigherThanUnrelated()
    {
        var index = new TextSimilarity(["东街路灯坏了没人修", "没人修东街坏了的路灯", "食堂饭菜太贵"]);
        index.Between(0, 0).ShouldBe(1, 1e-9);
        index.Between(0, 1).ShouldBeGreaterThan(0.5);
        index.Between(0, 2).ShouldBeLessThan(0.1);
    }
}
