using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>Each kind of expectation seen to fail, with file, line and what was said until then.</summary>
public sealed class FailingCases
{
    private const string Answered = "- user: 反映意见\n- user: 路灯不亮\n- user: 东城\n- user: 不亮一个月了。\n- user: 跳过\n- user: 跳过";

    [Theory]
    [InlineData("says: 哪个片区", "says: 哪个街道", "'哪个街道' was not said.")]
    [InlineData("not_says: 哪个街道", "not_says: 哪个片区", "'哪个片区' was said.")]
    [InlineData("asks: district", "asks: matter", "'matter' was not asked, but 'district'.")]
    [InlineData("values: {matter: 路灯不亮}", "values: {matter: 路灯全亮}", "'matter' is '路灯不亮', not '路灯全亮'.")]
    [InlineData("values: {details: empty}", "values: {matter: empty}", "'matter' is '路灯不亮', not ''.")]
    [InlineData("errors: {matter: empty}", "errors: {matter: too_long}", "'matter' was not refused, not as 'too_long'.")]
    [InlineData("no_calls: true", "calls: opinion.report", "'opinion.report' was not called.")]
    [InlineData("hidden: false", "hidden: true", "The message was not hidden.")]
    [InlineData("dialog: report", "dialog: none", "Under way is 'report', not 'none'.")]
    [InlineData("summary: false", "summary: true", "No summary stands to be confirmed.")]
    public void Expectation_OfAnAnswer_HoldsOrFails(string holds, string fails, string message)
    {
        Bench.Play($"- user: 反映意见\n- user: 路灯不亮\n  expect: {{{holds}}}").Failures.ShouldBeEmpty();

        var failure = Bench.Play($"- user: 反映意见\n- user: 路灯不亮\n  expect: {{{fails}}}").Failures.Single();

        failure.Message.ShouldBe(message);
        (failure.File, failure.Line, failure.Case).ShouldBe(("dialogs/report.tests.yaml", 8, "a case"));
    }

    [Theory]
    [InlineData("calls: opinion.report", "no_calls: true", "'opinion.report' was called.")]
    [InlineData("no_calls: [note.add]", "no_calls: [opinion.report]", "'opinion.report' was called.")]
    [InlineData("calls: {opinion.report: {matter: 路灯不亮, district: east, photos: empty}}", "calls: {opinion.report: {district: west}}", "'opinion.report' was called with district 'east', not 'west'.")]
    [InlineData("calls: {opinion.report: {}}", "calls: note.add", "'note.add' was not called, but opinion.report.")]
    [InlineData("summary: false", "summary: true", "No summary stands to be confirmed.")]
    [InlineData("dialog: none", "values: {matter: 路灯不亮}", "'report' is not under way, so 'matter' holds nothing.")]
    [InlineData("says: 已收到", "says: engine.cancelled", "'engine.cancelled' was not said.")]
    public void Expectation_OfASubmit_HoldsOrFails(string holds, string fails, string message)
    {
        Bench.Play($"{Answered}\n- tap: 确认提交\n  expect: {{{holds}}}").Failures.ShouldBeEmpty();

        Bench.Play($"{Answered}\n- tap: 确认提交\n  expect: {{{fails}}}").Failures.Single().Message.ShouldBe(message);
    }

    [Fact]
    public void Expectation_OfARefusal_TellsTheCodes()
    {
        const string Steps = "- user: 反映意见\n- user: 路\n  times: 51\n  expect: {errors: {matter: CODE}}";

        Bench.Play(Steps.Replace("CODE", "too_long")).Failures.ShouldBeEmpty();
        Bench.Play(Steps.Replace("CODE", "no_words")).Failures.Single().Message.ShouldBe("'matter' was refused as too_long, not as 'no_words'.");
        Bench.Play(Steps.Replace("CODE", "empty")).Failures.Single().Message.ShouldBe("'matter' was refused as too_long, not as ''.");
    }

    [Fact]
    public void Expectation_OfAHiddenMessage_HoldsOrFails()
    {
        const string Steps = "- user: 反映意见\n- user: 路灯不亮\n- user: 东城\n- user: 不亮。\n- user: 跳过\n- user: '13800001234'\n  expect: {hidden: IS}";

        Bench.Play(Steps.Replace("IS", "true")).Failures.ShouldBeEmpty();
        Bench.Play(Steps.Replace("IS", "false")).Failures.Single().Message.ShouldBe("The message was hidden.");
    }

    [Fact]
    public void Expectation_OfAPage_IsForCards()
    {
        const string Steps = "- user: 反映意见\n  expect: {card: page-1}\n- user: 路灯不亮\n- user: 东城\n- user: 不亮。\n  expect: {card: page-1}";

        Bench.Play(Steps).Failures.ShouldBeEmpty();
        var failure = Bench.Play(Steps, Rendering.Card).Failures.Single();
        (failure.Message, failure.Line).ShouldBe(("The page that stands is 'none', not 'page-1'.", 11));
    }

    [Theory]
    [InlineData("- user: 反映意见\n- tap: 东城", "There is no button '东城'.")]
    [InlineData("- user: 反映意见\n- tap: 确认提交\n  older: 1", "There is no button '确认提交' on an older card.")]
    [InlineData("- card: {matter: 路灯不亮}", "No card page stands to be filled in.")]
    [InlineData("- user: 写建议\n- card: {matter: 路灯不亮}", "The page has no input 'matter'. It has: notes.")]
    [InlineData("- repeat: true", "There is nothing yet that could be delivered again.")]
    public void Step_ThatCannotBePlayed_FailsThere(string steps, string message) =>
        Bench.Play(steps, more: "given: {options: {notes: [{id: n1, label: 路灯}]}}").Failures.Single().Message.ShouldStartWith(message);

    [Fact]
    public void Failure_InTheMidst_EndsTheTranscriptThere()
    {
        var result = Bench.Play("- user: 反映意见\n- user: 路灯不亮\n  expect: {asks: matter}\n- user: 东城");

        result.Failures.Single().Transcript.ShouldBe(result.Transcript);
        result.Transcript.ShouldStartWith("> 反映意见");
        result.Transcript.ShouldContain("> 路灯不亮");
        result.Transcript.ShouldContain("哪个片区？");
        result.Transcript.ShouldNotContain("> 东城");
        result.Failures.Single().ToString().ShouldStartWith("dialogs/report.tests.yaml:8: a case, in chat: 'matter' was not asked, but 'district'.");
    }
}
