using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Tests.Drafting.Assist;

/// <summary>Better words for a report: the same facts, none more and none less.</summary>
public sealed class PolishTests
{
    private const string Meetings = "2026年应参加小组会议4次，实际参加3次（其中迟到1次），请假1次，缺席0次。";

    [Fact]
    public async Task Polish_WithTheSameFacts_IsTaken()
    {
        const string Better = "2026年，我应参加小组会议4次，实际参加3次，其中迟到1次；请假1次，缺席0次。";

        (await PolishAsync(Meetings, Better)).Texts["1"].ShouldBe(Better);
    }

    [Theory]
    [InlineData("2026年，我应参加小组会议4次，实际参加4次（其中迟到1次），请假1次，缺席0次。x", "a figure more than there is")]
    [InlineData("2026年，我应参加小组会议4次，实际参加3次，请假1次，缺席0次。", "being late is passed over")]
    [InlineData("2026年，我应参加小组会议3次，实际参加4次，其中迟到1次；请假1次，缺席0次。", "figures have changed places")]
    [InlineData("2026年，我应参加小组会议4次，实际参加3次，其中迟到1次；缺席1次，请假0次。", "what they count has changed places")]
    [InlineData("2026年应参加小组会议4次，实际参加3次（其中迟到1次），请假1次，缺席0次，走访群众120户。", "something new")]
    [InlineData("一年来积极履职，认真参加各项会议，受到群众好评。", "praise in place of figures")]
    public async Task Polish_WithOtherFacts_IsRefused_AndTheParagraphStays(string words, string because)
    {
        var polished = await PolishAsync(Meetings, words);

        polished.Texts.ShouldBeEmpty(because);
        polished.Refused.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Polish_OfAParagraphThatWasNotAsked_IsNothing()
    {
        var model = new CannedModel().Answers("report", new { paragraphs = new[] { new { id = "1", text = Meetings } } });

        var polished = await new ReportPolisher(model.Runner).PolishAsync([new ReportText("1", Meetings), new ReportText("2", "联系张大爷13912345678。")], new Asker(null, null), CancellationToken.None);

        polished.Texts.ShouldBeEmpty("the same words are no news");
        model.Asked[0].Text.ShouldNotContain("13912345678");
    }

    private static Task<PolishedReport> PolishAsync(string before, string after)
    {
        var model = new CannedModel().Answers("report", new { paragraphs = new[] { new { id = "1", text = after } } });
        return new ReportPolisher(model.Runner).PolishAsync([new ReportText("1", before)], new Asker("p", "j"), CancellationToken.None);
    }
}
