using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

public sealed class ReviewDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Return_Reply_Accept_GoesAllTheWay()
    {
        await using var house = await House.OpenAsync();
        var desk = house.Services.GetRequiredService<ReviewDesk>();
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        house.Time.Advance(TimeSpan.FromHours(1));
        (await desk.ReturnAsync(house.Clerk, sent.Id, 1, "请说明涉及多少户。", None)).Taken.ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromHours(1));
        (await house.RunAsync(house.Fang, "suggestion.answerReview", ("suggestion", sent.Id.ToString()), ("answer", "resubmit"))).Refusal.ShouldNotBeNull().Code.ShouldBe("nothing_changed");
        await house.RunAsync(house.Fang, "suggestion.answerGap", ("suggestion", sent.Id.ToString()), ("n", 1m), ("text", "涉及 120 户。"));
        (await house.RunAsync(house.Fang, "suggestion.answerReview", ("suggestion", sent.Id.ToString()), ("answer", "resubmit"), ("text", "已补充。"))).Refusal.ShouldBeNull();
        (await desk.AcceptAsync(house.Clerk, sent.Id, 2, null, None)).Taken.ShouldBeTrue();

        var done = await house.FindAsync(sent.Id);
        (done.State, done.Number).ShouldBe((SuggestionState.Accepted, "2026-0001"));
        (await house.NoticesAsync(house.Fang)).Select(notice => notice.About).ShouldBe(["suggestion.drafted", "suggestion.returned", "suggestion.accepted"]);
        await using var db = await house.ReadAsync();
        var reviews = await db.Set<Review>().OrderBy(review => review.At).ToListAsync();
        reviews.Select(review => (review.Decision, review.Answer, review.AnswerText)).ShouldBe(
            [(ReviewDecision.Returned, ReviewAnswer.Resubmitted, "已补充。"), (ReviewDecision.Accepted, null, null)], ignoreOrder: true);
        (await db.Set<AuditEntry>().Where(entry => entry.Action == "suggestion.accept").ToListAsync()).ShouldAllBe(entry => entry.ActorId == house.Clerk.PersonId && entry.OnBehalfOf == house.Fang.PersonId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edit_ReachesTheDelegate_AndComesIntoForceOnlyWhenAgreed(bool agree)
    {
        await using var house = await House.OpenAsync();
        var desk = house.Services.GetRequiredService<ReviewDesk>();
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        (await desk.ProposeEditAsync(house.Clerk, sent.Id, 1, await EditAsync(house, sent), "写得具体一些。", None)).ShouldBe(new ReviewOutcome(null, 1));
        house.Time.Advance(TimeSpan.FromHours(1));
        var shown = await house.RunAsync(house.Fang, "suggestion.review", ("suggestion", sent.Id.ToString()));
        await house.RunAsync(house.Fang, "suggestion.answerReview", ("suggestion", sent.Id.ToString()), ("answer", agree ? "agree" : "disagree"), ("text", "原文更准确。"));

        shown.Replies[0].Text.ShouldBe("工作机构改了几处，理由：写得具体一些。");
        var after = await house.FindAsync(sent.Id);
        (after.State, after.Version, after.SubmittedVersion).ShouldBe((SuggestionState.Submitted, agree ? 2 : 1, agree ? 2 : 1));
        await using var db = await house.ReadAsync();
        var edit = (await db.Set<SuggestionVersion>().SingleAsync(version => version.N == 2)).Text.Numbered;
        edit.Select(sentence => sentence.Writer).ShouldBe([Writer.Machine, Writer.Staff]);
        (await house.NoticesAsync(house.Fang)).Select(notice => notice.About).ShouldContain("suggestion.edited");
    }

    [Fact]
    public async Task Decide_Wrongly_IsRefusedByName()
    {
        await using var house = await House.OpenAsync();
        var desk = house.Services.GetRequiredService<ReviewDesk>();
        var draft = await house.DraftedAsync(house.Li, "西街路灯不亮，晚上看不清路。");
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        (await desk.AcceptAsync(house.Clerk, draft.Id, 1, null, None)).Error.ShouldBe(ReviewError.Missing);
        (await desk.AcceptAsync(house.Stranger, sent.Id, 1, null, None)).Error.ShouldBe(ReviewError.Missing);
        (await desk.AcceptAsync(house.Li, sent.Id, 1, null, None)).Error.ShouldBe(ReviewError.NotStaff);
        (await desk.AcceptAsync(house.Clerk, sent.Id, 2, null, None)).Error.ShouldBe(ReviewError.Stale);
        (await desk.ReturnAsync(house.Clerk, sent.Id, 1, " ", None)).Error.ShouldBe(ReviewError.NoComment);
        var edit = await EditAsync(house, sent);
        (await desk.ProposeEditAsync(house.Clerk, sent.Id, 1, edit with { Units = ["没有的局"] }, "改。", None)).Error.ShouldBe(ReviewError.BadEdit);
        (await desk.ProposeEditAsync(house.Clerk, sent.Id, 1, edit with { Title = "请打13812345678" }, "改。", None)).Error.ShouldBe(ReviewError.PersonalData);
        (await desk.AcceptAsync(house.Clerk, sent.Id, 1, null, None)).Taken.ShouldBeTrue();
        (await desk.ReturnAsync(house.Clerk, sent.Id, 1, "再看看。", None)).Error.ShouldBe(ReviewError.NotNow);
        (await house.NoticesAsync(house.Fang)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Queue_ShowsOnlyWhatWasSubmittedHere()
    {
        await using var house = await House.OpenAsync();
        var list = house.Services.GetRequiredService<ReviewList>();
        await house.DraftedAsync(house.Li, "西街路灯不亮，晚上看不清路。");
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        await house.NoteAsync(house.Fang, "这是我自己看的。");

        (await list.PageAsync(house.Clerk, new QueueFilter(), None)).Rows.ShouldHaveSingleItem().Id.ShouldBe(sent.Id);
        (await list.PageAsync(house.Clerk, new QueueFilter(Text: "看不清 方文"), None)).Total.ShouldBe(1);
        (await list.PageAsync(house.Clerk, new QueueFilter(Text: "停车"), None)).Total.ShouldBe(0);
        (await list.PageAsync(house.Clerk, new QueueFilter(SuggestionState.Accepted), None)).Total.ShouldBe(0);
        (await list.PageAsync(house.Clerk, new QueueFilter(Number: "2026-0001", Category: "城建环保", GroupId: house.Fang.GroupId), None)).Total.ShouldBe(1);
        (await list.PageAsync(house.Stranger, new QueueFilter(), None)).Total.ShouldBe(0);
        (await list.DetailAsync(house.Stranger, sent.Id, None)).ShouldBeNull();
        var detail = (await list.DetailAsync(house.Clerk, sent.Id, None)).ShouldNotBeNull();
        detail.Sources.ShouldHaveSingleItem().Text.ShouldBe("东街路灯不亮，晚上看不清路。");
        var notes = await house.Services.GetRequiredService<SubmittedSources>().NotesAsync(house.Clerk, new SubmittedNoteFilter(), None);
        notes.Rows.ShouldHaveSingleItem().Author.ShouldBe("方文");
    }

    [Fact]
    public async Task Detail_AfterReturn_HidesWhatTheDelegateHasNotSubmittedYet()
    {
        await using var house = await House.OpenAsync();
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        await house.Services.GetRequiredService<ReviewDesk>().ReturnAsync(house.Clerk, sent.Id, 1, "请补充。", None);

        await house.RunAsync(house.Fang, "suggestion.answerGap", ("suggestion", sent.Id.ToString()), ("n", 1m), ("text", "还没想好。"));

        var detail = (await house.Services.GetRequiredService<ReviewList>().DetailAsync(house.Clerk, sent.Id, None)).ShouldNotBeNull();
        detail.Current.N.ShouldBe(1);
        detail.Versions.Count.ShouldBe(1);
    }

    private static async Task<ProposedEdit> EditAsync(House house, Suggestion sent)
    {
        await using var db = await house.ReadAsync();
        var text = (await db.Set<SuggestionVersion>().SingleAsync(version => version.SuggestionId == sent.Id && version.N == 1)).Text;
        var sentences = text.Sentences.Select((sentence, i) => new ProposedSentence(sentence.Section, sentence.Text, i + 1)).ToList();
        sentences[^1] = sentences[^1] with { Text = "建议住建局一个月内修复东街路灯。" };
        return new ProposedEdit(text.Title, text.Category, text.Units, sentences);
    }
}
