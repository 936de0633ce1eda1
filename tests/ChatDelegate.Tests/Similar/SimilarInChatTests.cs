using ChatDelegate.Congress.Similar;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Similar;

/// <summary>What a delegate is shown beside a draft, what they can say about it, and what staff see of that.</summary>
public sealed class SimilarInChatTests
{
    private const string Note = "滨河苑门口的路灯坏了三个月，晚上漆黑一片，老人摔倒过。";

    [Fact]
    public async Task Similar_SubmittedByAnother_ShowsItsOutcomeAndNothingElseOfIt()
    {
        await using var house = await House.OpenAsync();
        var theirs = await house.SubmittedAsync(house.Li, Note);
        var mine = await house.DraftedAsync(house.Fang, Note);

        var shown = await ShowAsync(house, mine);

        var entry = shown.Blocks.OfType<Entry>().ShouldHaveSingleItem();
        entry.Text.ShouldBe(theirs.Title);
        entry.Note.ShouldNotBeNull().ShouldContain("很可能是同一件事");
        entry.Note.ShouldContain("审核中");
        (entry.Note + shown.Title).ShouldNotContain("李红");
        (await house.NoticesAsync(house.Fang))[^1].About.ShouldBe("suggestion.similar");
    }

    [Fact]
    public async Task Similar_DraftsAndOpinionsOfAnother_AreNeverShown()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Li, Note);
        await house.RunAsync(house.Li, "opinion.report", ("place", "滨河苑"), ("matter", "路灯坏了"), ("text", Note));
        var mine = await house.DraftedAsync(house.Fang, Note);

        var result = await house.RunAsync(house.Fang, "suggestion.similar", ("suggestion", mine.Id.ToString()));

        result.Replies.ShouldHaveSingleItem().Text.ShouldBe("没有找到相似的建议和意见。");
        (await house.NoticesAsync(house.Fang)).ShouldNotContain(notice => notice.About == "suggestion.similar");
    }

    [Fact]
    public async Task Same_MarkedAndTakenBack_IsSeenByStaffOnceSubmitted()
    {
        await using var house = await House.OpenAsync();
        var theirs = await house.SubmittedAsync(house.Li, Note);
        var mine = await house.DraftedAsync(house.Fang, Note);
        (await MarkAsync(house, mine, 1)).Refusal.ShouldBeNull();
        (await MarksAsync(house, theirs)).ShouldBeEmpty("a draft is not staff's to see");

        await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", mine.Id.ToString()));

        (await MarksAsync(house, theirs)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(mark => mark.RecordId.ShouldBe(mine.Id), mark => mark.By.ShouldBe("方文"));
        (await MarksAsync(house, mine)).ShouldHaveSingleItem().RecordId.ShouldBe(theirs.Id);
        (await house.Services.GetRequiredService<SimilarDesk>().LookAsync(house.Stranger, mine.Id, CancellationToken.None)).ShouldBe(SimilarView.Nothing);
        (await house.Services.GetRequiredService<SimilarDesk>().LookAsync(house.Fang, mine.Id, CancellationToken.None)).ShouldBe(SimilarView.Nothing);

        (await MarkAsync(house, mine, 1)).Refusal.ShouldBeNull();
        (await MarksAsync(house, theirs)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Same_CaseThatIsNotShown_IsRefused()
    {
        await using var house = await House.OpenAsync();
        var theirs = await house.DraftedAsync(house.Li, Note);
        var mine = await house.DraftedAsync(house.Fang, Note);

        (await MarkAsync(house, mine, 1)).Refusal.ShouldNotBeNull().Code.ShouldBe("no_such_case");
        (await house.RunAsync(house.Fang, "suggestion.same", ("suggestion", mine.Id.ToString()), ("case", theirs.Id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_such_case");
        await using var db = await house.ReadAsync();
        (await db.Set<SameMatter>().CountAsync()).ShouldBe(0);
    }

    private static Task<CommandResult> MarkAsync(House house, Suggestion mine, int n) =>
        house.RunAsync(house.Fang, "suggestion.same", ("suggestion", mine.Id.ToString()), ("n", (decimal)n));

    private static async Task<Card> ShowAsync(House house, Suggestion mine) =>
        (await house.RunAsync(house.Fang, "suggestion.similar", ("suggestion", mine.Id.ToString()))).Replies[0].Card.ShouldNotBeNull();

    private static async Task<IReadOnlyList<SimilarMark>> MarksAsync(House house, Suggestion of) =>
        (await house.Services.GetRequiredService<SimilarDesk>().LookAsync(house.Clerk, of.Id, CancellationToken.None)).Marks;
}
