using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

public sealed class DraftingJobTests
{
    [Fact]
    public async Task Job_Done_StoresDraftSourcesAndNewsTogether()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "好", "东街路灯坏了三盏。");

        await using var db = await house.ReadAsync();
        var version = await db.Set<SuggestionVersion>().SingleAsync();
        (version.Writer, version.Drafter).ShouldBe((Writer.Machine, "offline"));
        var sources = await db.Set<SuggestionSource>().OrderBy(source => source.Ordinal).ToListAsync();
        sources.Select(source => source.Text).ShouldBe(["东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。"]);
        version.Text.Sentences[1].Notes.ShouldBe([sources[0].SourceId]);
        var notice = (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem();
        notice.About.ShouldBe("suggestion.drafted");
        notice.Replies.ShouldContain(draft.Id.ToString());
        notice.In("zh-CN")[0].Card.ShouldNotBeNull().Title.ShouldBe("整理好了：3 条，分成 1 件建议草稿");
    }

    [Fact]
    public async Task Job_OfAKilledWorker_IsDoneByTheNext_AndTheDeadOnesResultIsDropped()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        var jobs = house.Services.GetRequiredService<DraftingJobs>();
        var dead = (await jobs.TakeAsync(CancellationToken.None)).ShouldNotBeNull();

        (await house.WorkAsync()).ShouldBeFalse("the claim still holds");
        house.Time.Advance(TimeSpan.FromSeconds(31));
        (await house.WorkAsync()).ShouldBeTrue();

        (await jobs.EndAsync(dead, (_, _, _) => throw new InvalidOperationException("nobody asked the dead"), CancellationToken.None)).ShouldBeFalse();
        (await jobs.RenewAsync(dead, CancellationToken.None)).ShouldBeFalse();
        await using var db = await house.ReadAsync();
        (await db.Set<Suggestion>().CountAsync()).ShouldBe(1);
        (await house.NoticesAsync(house.Fang)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Job_TakenOverWhileDrafting_IsStoredOnce()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        house.Drafter.Meanwhile = async () =>
        {
            house.Drafter.Meanwhile = null;
            house.Time.Advance(TimeSpan.FromMinutes(5));
            (await house.WorkAsync()).ShouldBeTrue();
        };

        await house.WorkAsync();

        house.Drafter.Calls.ShouldBe(2);
        await using var db = await house.ReadAsync();
        (await db.Set<Suggestion>().CountAsync()).ShouldBe(1);
        (await db.Set<DraftingJob>().SingleAsync()).State.ShouldBe(DraftingJobState.Done);
    }

    [Fact]
    public async Task Job_ThatFailsThreeTimes_IsToldInWords_AndNotesStay()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.RunAsync(house.Fang, "suggestion.draft");
        house.Drafter.Failure = new HttpRequestException("away");

        for (var i = 0; i < 3; i++)
        {
            (await house.WorkAsync()).ShouldBeTrue();
            house.Time.Advance(TimeSpan.FromSeconds(11));
        }

        (await house.WorkAsync()).ShouldBeFalse();
        (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().About.ShouldBe("suggestion.drafting_failed");
        await using var db = await house.ReadAsync();
        (await db.Set<Note>().SingleAsync()).State.ShouldBe(NoteState.Open);
        (await db.Set<Suggestion>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Request_DeliveredTwice_OrForTheSameNotes_MakesOneJob()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");

        await house.RunAsync(house.Fang, "suggestion.draft", "same", []);
        await house.RunAsync(house.Fang, "suggestion.draft", "same", []);
        await house.RunAsync(house.Fang, "suggestion.draft", "other", []);

        await using var db = await house.ReadAsync();
        (await db.Set<DraftingJob>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Request_NamingAnothersNotes_FindsNothing()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await using var db = await house.ReadAsync();
        var note = await db.Set<Note>().SingleAsync();

        var result = await house.RunAsync(house.Li, "suggestion.draft", ("sources", new Value.ListValue([note.Id.ToString()])));

        result.Refusal.ShouldNotBeNull().Code.ShouldBe("nothing_new");
    }
}
