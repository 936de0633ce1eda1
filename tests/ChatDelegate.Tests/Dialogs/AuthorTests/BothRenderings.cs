using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>How a case that is written as a chat is played on cards.</summary>
public sealed class BothRenderings
{
    private const string Filled = "- user: 反映意见\n- user: 路灯不亮\n- user: 第二个\n- user: 不亮一个月了。\n- user: 跳过\n- user: '13800001234'\n- user: 是\n- tap: 确认提交\n  expect: {calls: {opinion.report: {district: west}}, dialog: none}";

    [Fact]
    public void Cards_TakeTheAnswersOfTheChat_PageByPage()
    {
        var result = Bench.Play(Filled, Rendering.Card);

        result.Failures.ShouldBeEmpty();
        result.Transcript.ShouldContain("> [page-1: details=不亮一个月了。, district=west, matter=路灯不亮]");
        result.Transcript.ShouldNotContain("> 路灯不亮");
    }

    [Fact]
    public void Cards_AndChat_CallTheSameWithTheSame()
    {
        var results = Bench.Runner.RunAll(Bench.Case(Filled));

        results.Select(result => result.Rendering).ShouldBe([Rendering.Chat, Rendering.Card]);
        results[0].Calls.ShouldBe(results[1].Calls);
        results[0].Calls.Single().ShouldStartWith("opinion.report {\"contact\":\"13800001234\",");
    }

    [Theory]
    [InlineData("a {}|b {}", "a {}|b {}", null)]
    [InlineData("a {}|b {\"n\":1}", "a {}|b {\"n\":2}", "What is called differs. In chat: b {\"n\":1}. On cards: b {\"n\":2}.")]
    [InlineData("a {}|b {}", "a {}", "What is called differs. In chat: b {}. On cards: nothing more.")]
    [InlineData("a {}", "a {}|a {}", "What is called differs. In chat: nothing more. On cards: a {}.")]
    public void Calls_ThatDiffer_AreAFailure(string inChat, string onCards, string? message) =>
        CaseRunner.Difference(inChat.Split('|'), onCards.Split('|')).ShouldBe(message);

    [Theory]
    [InlineData(Rendering.Chat)]
    [InlineData(Rendering.Card)]
    public void Invalid_InTheMidst_IsRefusedWithTheSameCode(Rendering rendering)
    {
        var result = Bench.Play(
            """
            - user: 反映意见
            - user: 路
              times: 51
              expect: {errors: {matter: too_long}, values: {matter: empty}}
            - user: 路灯不亮
            - user: 北城
              expect: {errors: {district: not_an_option}, values: {matter: 路灯不亮, district: empty}}
            - user: 东城
            - user: 不亮。
            - user: 跳过
            - user: 跳过
              expect: {summary: true}
            - user: 返回
            - user: 一二三
              expect: {errors: {contact: phone}}
            - user: '13800001234'
            - user: 是
            - tap: 确认提交
              expect: {calls: {opinion.report: {contact: '13800001234'}}}
            """,
            rendering);

        result.Failures.Select(failure => failure.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("says: 不会说的话", 1, 0)]
    [InlineData("says: 不会说的话, in: chat", 1, 0)]
    [InlineData("says: 不会说的话, in: card", 0, 1)]
    [InlineData("says: 不会说的话, in: both", 1, 1)]
    [InlineData("asks: details", 1, 0)]
    [InlineData("dialog: notes", 1, 1)]
    public void Expectation_OnWords_IsForTheRenderingItNames(string expected, int inChat, int onCards)
    {
        var test = Bench.Case($"- user: 反映意见\n  expect: {{{expected}}}");

        Bench.Runner.Run(test, Rendering.Chat).Failures.Count.ShouldBe(inChat);
        Bench.Runner.Run(test, Rendering.Card).Failures.Count.ShouldBe(onCards);
    }

    [Fact]
    public void Case_ForOneRendering_RunsInNoOther()
    {
        var suite = Bench.Suite("dialog: report\ncases:\n- name: pages\n  only: card\n  because: it is about the page\n  steps:\n  - user: 反映意见\n    expect: {says: 下一步, asks: matter, card: page-1}\n  - card: {matter: 路灯不亮, district: east, details: 不亮。}\n    expect: {values: {district: east}, asks: photos}");

        var result = Bench.Runner.RunAll(suite.Cases.Single()).Single();

        result.Rendering.ShouldBe(Rendering.Card);
        result.Failures.Select(failure => failure.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Rendering.Chat)]
    [InlineData(Rendering.Card)]
    public void Transcript_NeverHoldsWhatIsPrivate(Rendering rendering)
    {
        var transcript = Bench.Play(Filled, rendering).Transcript;

        transcript.ShouldNotContain("13800001234");
        transcript.ShouldContain("contact=•••");
    }
}
