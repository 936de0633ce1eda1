using ChatDelegate.Dialogs.Finding;

namespace ChatDelegate.Tests.Dialogs.Finding;

public sealed class DialogFinderTests
{
    private static readonly string[] Delegate = ["delegate"];

    private static readonly DialogFinder Finder = new(
    [
        new FinderEntry("write", FinderKind.Dialog, ["delegate"], ["写建议", "write a suggestion"], ["把随手记整理成建议", "提意见建议", "turn my notes into a suggestion"]),
        new FinderEntry("mine", FinderKind.Dialog, ["delegate"], ["我的建议", "my suggestions"], ["我提的建议办得怎么样了", "查看建议进度"]),
        new FinderEntry("report", FinderKind.Dialog, ["delegate"], ["反映意见", "report an opinion"], ["群众有意见要反映", "提意见建议"]),
        new FinderEntry("review", FinderKind.Dialog, ["staff"], ["审核建议", "review suggestions"], ["看看待审核的建议"]),
        FinderEntry.Command("back", ["返回", "上一步", "go back"], ["回到上一题"]),
    ]);

    [Theory]
    [InlineData("写建议", "write")]
    [InlineData("嗯，麻烦您帮我写一份建议吧，谢谢", "write")]
    [InlineData("能不能帮我写个建议", "write")]
    [InlineData("写健议", "write")]
    [InlineData("我想反应意见", "report")]
    [InlineData("Could you please write a suggestion", "write")]
    [InlineData("wirte a suggestion", "write")]
    [InlineData("my sugestions", "mine")]
    [InlineData("返回吧", "command:back")]
    public void Named_PhraseWithPolitenessSoundOrSlip_IsTheOne(string text, string expected) => Finder.Named(text, Delegate).ShouldNotBeNull().Id.ShouldBe(expected);

    [Theory]
    [InlineData("我不写建议")]
    [InlineData("写倡议")]
    [InlineData("我提的建议办得怎么样了")]
    [InlineData("审核建议")]
    [InlineData("建议")]
    [InlineData("😀")]
    [InlineData("")]
    [InlineData("my suggestion box")]
    public void Named_AnythingElse_IsNone(string text) => Finder.Named(text, Delegate).ShouldBeNull();

    [Theory]
    [InlineData("看看我提的建议办得怎么样了", "mine")]
    [InlineData("麻烦把随手记都整理成建议", "write")]
    [InlineData("回到上一步吧", "command:back")]
    public void Find_NearlyAnExample_IsCertain(string text, string expected) => Finder.Find(text, Delegate).Certain.ShouldNotBeNull().Id.ShouldBe(expected);

    [Theory]
    [InlineData("我不想写建议了", "write")]
    [InlineData("为什么写建议", "write")]
    [InlineData("don't write a suggestion", "write")]
    [InlineData("没把随手记整理成建议", "write")]
    [InlineData("不把随手记整理成建议", "write")]
    [InlineData("already turn my notes into a suggestion", "write")]
    [InlineData("建议", "mine")]
    public void Find_RefusalQuestionOrBareNoun_IsOnlyOffered(string text, string first)
    {
        var found = Finder.Find(text, Delegate);

        found.Certainty.ShouldBe(Certainty.Likely);
        found.Candidates.Select(candidate => candidate.Entry.Id).ShouldContain(first);
    }

    [Fact]
    public void Find_ExampleOfTwoDialogs_OffersBoth() =>
        Ids(Finder.Find("想提意见建议", Delegate)).Take(2).ShouldBe(["write", "report"], ignoreOrder: true);

    [Theory]
    [InlineData("今天天气怎么样")]
    [InlineData("东街路灯不亮")]
    [InlineData("你好")]
    [InlineData("13800138000")]
    [InlineData("。。。")]
    [InlineData("what time is it")]
    public void Find_SomethingElse_IsNothing(string text) => Finder.Find(text, Delegate).ShouldBe(Found.Nothing);

    [Fact]
    public void Find_DialogOfOtherRoles_IsNeverOffered()
    {
        foreach (var text in (string[])["审核建议", "看看待审核的建议", "review suggestions please", "待审核的建议"])
        {
            Ids(Finder.Find(text, Delegate)).ShouldNotContain("review");
            Finder.Find(text, Delegate).Certain.ShouldBeNull(text);
        }

        Finder.Find("审核建议", ["staff"]).Certain.ShouldNotBeNull().Id.ShouldBe("review");
    }

    [Fact]
    public void Find_ManyLikely_OffersThreeBestFirst()
    {
        var finder = new DialogFinder(Enumerable.Range(0, 6).Select(i => new FinderEntry("d" + i, FinderKind.Dialog, [], [$"路灯报修{(char)('甲' + i)}"], [])));

        var found = finder.Find("路灯报修", []);

        found.Certainty.ShouldBe(Certainty.Likely);
        found.Candidates.Length.ShouldBe(3);
        found.Candidates.Select(candidate => candidate.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Named_WordThatAnotherDialogHas_IsNoSlip()
    {
        var finder = new DialogFinder([new FinderEntry("take", FinderKind.Dialog, [], ["note"], []), new FinderEntry("mine", FinderKind.Dialog, [], ["my notes"], [])]);

        finder.Named("notes", []).ShouldBeNull();
        finder.Named("noet", []).ShouldNotBeNull().Id.ShouldBe("take");
    }

    [Fact]
    public void Find_NothingToFind_IsNothing() => new DialogFinder([]).Find("写建议", Delegate).ShouldBe(Found.Nothing);

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("写\uD83D建议")]
    [InlineData("' ' '")]
    [InlineData("请")]
    [InlineData("谢谢谢谢谢谢")]
    public void Find_OddInput_DoesNotThrow(string text) => Finder.Find(text, Delegate).Candidates.IsDefault.ShouldBeFalse();

    [Fact]
    public void Find_VeryLongText_IsReadInPart() => Finder.Find(new string('。', 100_000) + "写建议", Delegate).ShouldBe(Found.Nothing);

    [Theory]
    [InlineData("drafts")]
    [InlineData("草稿")]
    public void Find_OneWordOfAPhrase_IsOnlyOffered(string text)
    {
        var finder = new DialogFinder([new FinderEntry("mine", FinderKind.Dialog, [], ["my drafts", "看草稿"], []), new FinderEntry("report", FinderKind.Dialog, [], ["反映意见", "report"], [])]);

        finder.Find(text, []).Certainty.ShouldBe(Certainty.Likely);
    }

    private static IEnumerable<string> Ids(Found found) => found.Candidates.Select(candidate => candidate.Entry.Id);
}
