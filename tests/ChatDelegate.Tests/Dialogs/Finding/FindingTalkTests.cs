namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>What the engine does with what was found.</summary>
public sealed class FindingTalkTests
{
    private const string Mine = """
        dialog: mine
        kind: desk
        title: {zh-CN: 我的建议, en: My suggestions}
        start:
          phrases: {zh-CN: [我的建议], en: [my suggestions]}
          examples: {zh-CN: [我提的建议办得怎么样了, 看看建议], en: [what happened to my suggestion]}
        open: {text: {zh-CN: 这是您的建议。, en: These are yours.}}
        other: {text: {zh-CN: 没看懂。, en: What?}}
        end: {phrases: {zh-CN: [完成], en: [done]}}
        """;

    private static Talk Talk(params string[] dialogs) => new(Samples.Catalog(dialogs));

    [Fact]
    public void Say_NearlyAnExample_Starts() => Talk(Samples.Choose, Mine).Say("看看我提的建议办得怎么样了").Said.ShouldContain("这是您的建议。");

    [Fact]
    public void Say_CouldBeTwo_AsksAndTakesTheAnswer()
    {
        var talk = Talk(Samples.Choose, Mine).Say("建议的事");

        talk.Said.ShouldContain("您是想");
        talk.Said.ShouldContain("<写建议>");
        talk.State.Frames.ShouldBeEmpty();
        talk.Say("我的建议").Said.ShouldContain("这是您的建议。");
    }

    [Fact]
    public void Say_SomethingElse_StartsAndOffersNothing()
    {
        var talk = Talk(Samples.Report, Mine).Say("东街路灯不亮");

        talk.Said.ShouldContain("没明白您的意思");
        talk.State.Frames.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("这怎么用啊", "可以直接说要做的事")]
    [InlineData("麻烦帮我取消一下", "现在没有正在办的事")]
    public void Say_CommandInOtherWords_IsDone(string text, string expected) => Talk(Samples.Report, Mine).Say(text).Said.ShouldContain(expected);

    [Fact]
    public void Say_NearlyAnExampleInAForm_IsNoCommand()
    {
        var talk = Talk(Samples.Report, Mine).SayAll("反映意见", "路灯不亮");

        talk.Say("看看我提的建议办得怎么样了").State.Frames.Length.ShouldBe(1);
        talk.Say("看下我的建议吧，谢谢").State.Frames.Length.ShouldBe(1);
        talk.Say("麻烦打开我的建议，谢谢").State.Frames.Length.ShouldBe(2);
    }

    [Fact]
    public void Load_ExamplesInOneLanguageOnly_IsAnError() =>
        Samples.Read(Mine.Replace(", en: [what happened to my suggestion]", "", StringComparison.Ordinal)).Errors.ShouldHaveSingleItem().Message.ShouldContain("'examples' has no text in en");
}
