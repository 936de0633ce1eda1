using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>取消整理, and how often one may ask.</summary>
public sealed class StopDraftingTests
{
    [Fact]
    public async Task Stop_WhileTheModelWorks_KeepsWhatIsFinishedAndFreesTheRest()
    {
        await using var house = await House.OpenAsync();
        var drafter = new SlowDrafter();
        house.Drafter.Script = drafter.DraftAsync;
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await house.NoteAsync(house.Fang, "西街缺停车位。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        var working = house.WorkAsync();
        var work = await drafter.BegunAsync();
        house.Time.Advance(TimeSpan.FromSeconds(2));
        await house.NewsOfAsync(house.Fang, work.Next);

        house.Time.Advance(TimeSpan.FromSeconds(1));
        var chat = new Chat(house, house.Fang);
        await chat.SayAsync("取消整理");
        await working;

        chat.Text.ShouldBe("好的，这就停。已整理好的草稿会留着。");
        var last = (await house.NoticesAsync(house.Fang))[^1];
        (last.About, last.In("zh-CN")[0].Card.ShouldNotBeNull().Title).ShouldBe(("suggestion.drafting_stopped", "已停止整理，留下 1 件建议草稿"));
        work.Result.IsCanceled.ShouldBeTrue("the model goes on working for nobody");
        await using (var db = await house.ReadAsync())
        {
            (await db.Set<DraftingJob>().SingleAsync()).State.ShouldBe(DraftingJobState.Stopped);
            (await db.Set<Note>().CountAsync(note => note.State == NoteState.Open)).ShouldBe(2);
        }

        (await house.RunAsync(house.Fang, "suggestion.draft")).Replies[0].Text.ShouldNotBeNull().ShouldContain("正在整理 1 条");
    }

    [Fact]
    public async Task Stop_BeforeAnybodyWorksOnIt_EndsItAtOnce()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");

        await house.RunAsync(house.Fang, "suggestion.stop");

        (await house.WorkAsync()).ShouldBeFalse();
        (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().In("zh-CN")[0].Text.ShouldNotBeNull().ShouldStartWith("已停止整理。随手记都还在");
        (await house.RunAsync(house.Fang, "suggestion.stop")).Replies[0].Text.ShouldBe("现在没有正在整理的内容。");
    }

    [Fact]
    public async Task Stop_AskedForWhileTheWorkerDied_HoldsForTheNext()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        using var dies = new CancellationTokenSource();
        var drafter = new SlowDrafter();
        house.Drafter.Script = drafter.DraftAsync;
        var working = house.WorkAsync(dies.Token);
        await drafter.BegunAsync();
        await dies.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(working);
        await house.RunAsync(house.Fang, "suggestion.stop");
        house.Time.Advance(TimeSpan.FromMinutes(1));

        await house.WorkAsync();

        house.Drafter.Calls.ShouldBe(1);
        (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().About.ShouldBe("suggestion.drafting_stopped");
        await using var db = await house.ReadAsync();
        (await db.Set<Suggestion>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Stop_OfAnothersJob_DoesNothing()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        Guid job;
        await using (var db = await house.ReadAsync())
        {
            job = (await db.Set<DraftingJob>().SingleAsync()).Id;
        }

        (await house.RunAsync(house.Li, "suggestion.stop", ("job", job.ToString()))).Replies[0].Text.ShouldBe("现在没有正在整理的内容。");
        (await house.WorkAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Request_WhileTheSameNotesAreBeingDrafted_IsNoSecondOne()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        await house.NoteAsync(house.Fang, "西街缺停车位。");

        (await house.RunAsync(house.Fang, "suggestion.draft")).Replies[0].Text.ShouldNotBeNull().ShouldContain("正在整理 1 条");
        (await house.RunAsync(house.Fang, "suggestion.draft")).Replies[0].Text.ShouldNotBeNull().ShouldContain("正在整理，不用再选");
        await using var db = await house.ReadAsync();
        (await db.Set<DraftingJob>().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Request_OftenerThanAllowed_IsRefusedWithWhenToTryAgain_AndNotOnRepeat()
    {
        await using var house = await House.OpenAsync(settings: [("Drafting:Limits:RequestsPerPersonMinute", "2"), ("Drafting:Limits:RequestsPerPersonDay", "3")]);
        async Task<string?> AskAsync(string key)
        {
            await house.NoteAsync(house.Fang, "东街路灯不亮。");
            var result = await house.RunAsync(house.Fang, "suggestion.draft", key, []);
            return result.Refusal?.Text ?? result.Replies[0].Text;
        }

        (await AskAsync("a")).ShouldNotBeNull().ShouldStartWith("正在整理 1 条");
        house.Time.Advance(TimeSpan.FromSeconds(20));
        (await AskAsync("b")).ShouldNotBeNull().ShouldStartWith("正在整理 1 条");
        (await AskAsync("c")).ShouldBe("请求有点密，请过 40 秒再试。随手记和草稿都还在。");
        (await AskAsync("b")).ShouldNotBeNull().ShouldStartWith("正在整理 1 条");
        house.Time.Advance(TimeSpan.FromSeconds(41));
        (await AskAsync("d")).ShouldNotBeNull().ShouldStartWith("正在整理");
        house.Time.Advance(TimeSpan.FromHours(1));
        (await AskAsync("e")).ShouldNotBeNull().ShouldStartWith("今天已请求整理 3 次");
        house.Time.Advance(TimeSpan.FromDays(1));
        (await AskAsync("f")).ShouldNotBeNull().ShouldStartWith("正在整理");
    }
}
