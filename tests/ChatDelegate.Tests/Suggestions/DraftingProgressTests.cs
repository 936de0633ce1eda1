using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>What a delegate hears while something slow drafts for them, and what of it is kept.</summary>
public sealed class DraftingProgressTests
{
    private static readonly string[] ThreeNotes = ["东街路灯不亮。", "西街缺停车位。", "北街积水严重。"];

    [Fact]
    public async Task Work_DoneInAMoment_IsToldOfOnce()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, ThreeNotes);

        var card = (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().In("zh-CN")[0].Card.ShouldNotBeNull();
        (card.Key, card.InPlace, house.Signs).ShouldBe((null, false, 0));
    }

    [Fact]
    public async Task FirstDraft_IsStoredAndShownAtOnce_TheRestInPlace_AndTheLastWordSumsUp()
    {
        await using var house = await House.OpenAsync();
        var (drafter, working) = await BeginAsync(house);
        var work = await drafter.BegunAsync();

        house.Time.Advance(TimeSpan.FromSeconds(2));
        var first = await house.NewsOfAsync(house.Fang, work.Next);
        var shown = first.In("zh-CN")[0].Card.ShouldNotBeNull();
        (first.About, shown.Title, shown.InPlace).ShouldBe(("suggestion.drafting", "正在整理，已完成 1/3 件事", false));
        shown.Blocks.OfType<Entry>().ShouldHaveSingleItem().Text.ShouldBe("关于解决东街路灯不亮的建议");
        shown.Buttons.ShouldHaveSingleItem().Label.ShouldBe("取消整理");
        (await SuggestionsAsync(house)).ShouldHaveSingleItem().Title.ShouldBe("关于解决东街路灯不亮的建议");

        work.Next();
        var second = (await house.NewsOfAsync(house.Fang, () => house.Time.Advance(TimeSpan.FromSeconds(6)))).In("zh-CN")[0].Card.ShouldNotBeNull();
        (second.InPlace, second.Key, second.Otherwise).ShouldBe((true, shown.Key, "正在整理，已完成 2/3 件事"));

        house.Time.Advance(TimeSpan.FromSeconds(1));
        work.Finish();
        await working;
        house.Signs.ShouldBeGreaterThan(0);
        var last = (await house.NoticesAsync(house.Fang))[^1].In("zh-CN")[0].Card.ShouldNotBeNull();
        (last.Title, last.InPlace, last.Key).ShouldBe(("整理好了：3 条，分成 3 件建议草稿", false, shown.Key));
        last.Blocks.OfType<Paragraph>().First().Text.ShouldBe("由模型整理（model-x）");
        last.Blocks.OfType<Entry>().Count().ShouldBe(3);
        (await SuggestionsAsync(house)).Count.ShouldBe(3);
        (await house.NoticesAsync(house.Fang)).Count(notice => notice.About == "suggestion.drafted").ShouldBe(1);
    }

    [Fact]
    public async Task Work_ThatTakesLong_SaysSoThoughNothingIsFinished()
    {
        await using var house = await House.OpenAsync();
        var (drafter, working) = await BeginAsync(house);
        var work = await drafter.BegunAsync();

        var news = await house.NewsOfAsync(house.Fang, () => house.Time.Advance(TimeSpan.FromSeconds(8)));

        news.In("zh-CN")[0].Card.ShouldNotBeNull().Title.ShouldBe("正在整理 3 条，先看分成几件事");
        work.Finish();
        await working;
    }

    [Theory]
    [InlineData("关于解决{0}的建议")]
    [InlineData("关于尽快处理{0}的建议")]
    public async Task Job_TakenOverAfterADeath_MakesTheSameSuggestionsAndTellsOnce(string secondTry)
    {
        await using var house = await House.OpenAsync();
        using var dies = new CancellationTokenSource();
        var (drafter, working) = await BeginAsync(house, dies.Token);
        var work = await drafter.BegunAsync();
        house.Time.Advance(TimeSpan.FromSeconds(2));
        await house.NewsOfAsync(house.Fang, work.Next);
        var before = (await SuggestionsAsync(house)).ShouldHaveSingleItem();
        await dies.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(working);

        house.Time.Advance(TimeSpan.FromMinutes(1));
        drafter.Title = secondTry;
        var again = house.WorkAsync();
        (await drafter.BegunAsync()).Finish();
        await again;

        var all = await SuggestionsAsync(house);
        all.Count.ShouldBe(3);
        all[0].Id.ShouldBe(before.Id);
        all.Select(one => one.Ordinal).ShouldBe([1, 2, 3]);
        var notices = await house.NoticesAsync(house.Fang);
        notices.Select(notice => notice.About).ShouldBe(["suggestion.drafting", "suggestion.drafted"]);
        notices[^1].In("zh-CN")[0].Card.ShouldNotBeNull().Blocks.OfType<Entry>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Job_TakenOver_TellsItsProgressInTheCardThatIsThere()
    {
        await using var house = await House.OpenAsync();
        using var dies = new CancellationTokenSource();
        var (drafter, working) = await BeginAsync(house, dies.Token);
        var work = await drafter.BegunAsync();
        house.Time.Advance(TimeSpan.FromSeconds(2));
        await house.NewsOfAsync(house.Fang, work.Next);
        await dies.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(working);
        house.Time.Advance(TimeSpan.FromMinutes(1));

        var again = house.WorkAsync();
        var second = await drafter.BegunAsync();
        house.Time.Advance(TimeSpan.FromSeconds(2));
        second.Next();
        var news = await house.NewsOfAsync(house.Fang, second.Next);

        var card = news.In("zh-CN")[0].Card.ShouldNotBeNull();
        card.InPlace.ShouldBeTrue();
        (await SuggestionsAsync(house)).Count.ShouldBeInRange(1, 2);
        second.Finish();
        await again;
        (await SuggestionsAsync(house)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task TwoMattersOfOneNote_AreTwoSuggestions_ThoughTheJobIsDoneTwice()
    {
        await using var house = await House.OpenAsync();
        house.Drafter.Script = (request, _, _) => Task.FromResult(new DraftingResult(
            [.. ((string[])["关于维修东街路灯的建议", "关于清运东街垃圾的建议"]).Select(title => new Draft(
                title, request.Categories[0], [], [new Sentence(Section.Problem, "东街路灯不亮，垃圾也没人运。", [request.Notes[0].Id], SentenceKind.Stated)], [request.Notes[0].Id], []))],
            [], "offline", "1"));
        await house.NoteAsync(house.Fang, "东街路灯不亮，垃圾也没人运。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        await house.WorkAsync();
        (await SuggestionsAsync(house)).Select(one => one.DraftKey!.Split('-')[1]).ShouldBe(["1", "2"]);

        await using (var db = await house.ReadAsync())
        {
            await db.Set<DraftingJob>().ExecuteUpdateAsync(set => set.SetProperty(job => job.State, DraftingJobState.Waiting));
        }

        await house.WorkAsync();
        (await SuggestionsAsync(house)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Version_KeepsModelPromptAndHash()
    {
        await using var house = await House.OpenAsync();
        var (drafter, working) = await BeginAsync(house);
        (await drafter.BegunAsync()).Finish();
        await working;

        await using var db = await house.ReadAsync();
        var version = await db.Set<SuggestionVersion>().FirstAsync();
        (version.Drafter, version.DrafterVersion, version.Prompt, version.PromptVersion, version.PromptHash, version.Fallback).ShouldBe(("model-x", "1", "draft", "3", "abc", null));
        var card = (await house.RunAsync(house.Fang, "suggestion.open", ("ordinal", 1m))).Replies[0].Card.ShouldNotBeNull();
        card.Blocks.OfType<Paragraph>().First().Text.ShouldContain("由模型整理（model-x）");
        card.Blocks.OfType<Entry>().First().Note.ShouldBe("据记录整理 · 来源 1 条");
    }

    [Fact]
    public async Task Audit_KnowsRecordsFromBeforeTheNewColumns_AndEveryEditOfThem()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮。");
        await using var db = await house.ReadAsync();
        var chain = house.Services.GetRequiredService<AuditChain>();
        var version = db.Entry(await db.Set<SuggestionVersion>().SingleAsync());
        var now = chain.ContentOf(version);

        // Before, there was no such column, so nothing of it went into the chain.
        version.Entity.Fallback.ShouldBeNull();
        (await new AuditVerification(db, chain).RunAsync(5, CancellationToken.None)).Faults.ShouldBeEmpty();
        await db.Database.ExecuteSqlRawAsync("""update "SuggestionVersions" set "Fallback" = 'Timeout'""");
        db.ChangeTracker.Clear();
        chain.ContentOf(db.Entry(await db.Set<SuggestionVersion>().SingleAsync())).ShouldNotBe(now);
        db.ChangeTracker.Clear();
        (await new AuditVerification(db, chain).RunAsync(5, CancellationToken.None)).Faults.ShouldHaveSingleItem().ShouldContain("changed past the chain");
    }

    [Theory]
    [InlineData(DraftFallback.Timeout, "模型未能完成，已改用自动整理（模型没有及时答复）")]
    [InlineData(DraftFallback.OverBudget, "当天的模型用量已用完，已改用自动整理；次日恢复")]
    public async Task Fallback_IsSaidInPlainWords(DraftFallback reason, string words)
    {
        await using var house = await House.OpenAsync();
        house.Drafter.Script = (request, _, _) => Task.FromResult(new DraftingResult(
            [new Draft("关于维修东街路灯的建议", request.Categories[0], [], [new Sentence(Section.Problem, "东街路灯不亮。", [request.Notes[0].Id], SentenceKind.Stated)], [request.Notes[0].Id], []) { Origin = DraftOrigin.Offline with { Fallback = reason } }],
            [], "offline", "1"));
        await house.DraftedAsync(house.Fang, "东街路灯不亮。");

        (await house.NoticesAsync(house.Fang))[0].In("zh-CN")[0].Card.ShouldNotBeNull().Blocks.OfType<Paragraph>().First().Text.ShouldBe(words);
        (await house.RunAsync(house.Fang, "suggestion.open", ("ordinal", 1m))).Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Paragraph>().First().Text.ShouldContain(words);
    }

    [Fact]
    public void EveryFallback_HasWords()
    {
        foreach (var reason in Enum.GetValues<DraftFallback>())
        {
            House.Phrases("zh-CN", $"fallback.{reason}").ShouldNotBeEmpty();
        }
    }

    private static async Task<(SlowDrafter Drafter, Task<bool> Working)> BeginAsync(House house, CancellationToken dies = default)
    {
        var drafter = new SlowDrafter();
        house.Drafter.Script = drafter.DraftAsync;
        foreach (var note in ThreeNotes)
        {
            await house.NoteAsync(house.Fang, note);
            house.Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await house.RunAsync(house.Fang, "suggestion.draft")).Refusal.ShouldBeNull();
        return (drafter, house.WorkAsync(dies));
    }

    private static async Task<IReadOnlyList<Suggestion>> SuggestionsAsync(House house)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<Suggestion>().OrderBy(suggestion => suggestion.Ordinal).ToListAsync();
    }
}
