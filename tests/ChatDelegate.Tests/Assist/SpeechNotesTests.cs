using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Assist.Speeches;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Tests.Drafting.Assist;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Assist;

/// <summary>发言提纲, from a suggestion or from notes, with and without a model.</summary>
public sealed class SpeechNotesTests
{
    [Fact]
    public async Task Speech_OfASuggestion_IsThereAtOnce_AndAskedForAgainIsTheSame()
    {
        await using var house = await AssistHouse.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏，沿街35户不便。");

        var shown = CardOf(await house.RunAsync(house.Fang, "speech.open", ("suggestion", draft.Id.ToString())));
        await house.RunAsync(house.Fang, "speech.open", ("suggestion", draft.Id.ToString()));
        await house.RunAsync(house.Fang, "speech.open", ("suggestion", draft.Id.ToString()), ("first", 5));

        shown.Title.ShouldBe("发言提纲 · 维修东街路灯");
        var lines = shown.Blocks.OfType<Entry>().ToList();
        lines.Select(line => line.Text).ShouldContain("东街路灯坏了三盏，沿街35户不便。");
        lines.ShouldContain(line => line.Note != null && line.Note.Contains("35户"));
        shown.Buttons.ShouldNotContain(button => button.Label.Contains("口语"), "without a model nothing of one is offered");
        await using var db = await house.ReadAsync();
        (await db.Set<SpeechNotes>().OrderBy(one => one.Ordinal).Select(one => one.Minutes).ToListAsync()).ShouldBe([3, 5]);
    }

    [Fact]
    public async Task Speech_OfAnothersSuggestion_IsNotThere()
    {
        await using var house = await AssistHouse.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        await house.RunAsync(house.Fang, "speech.open", ("suggestion", draft.Id.ToString()));

        (await house.RunAsync(house.Li, "speech.open", ("suggestion", draft.Id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_such_speech");
        var kept = await SpeechAsync(house);
        (await house.RunAsync(house.Li, "speech.open", ("speech", kept.Id.ToString()))).Refusal.ShouldNotBeNull();
        (await house.RunAsync(house.Li, "speech.open", ("ordinal", 1))).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Speech_OfNotes_ComesAsNews_AndOpensFromIt()
    {
        await using var house = await AssistHouse.OpenAsync();
        await house.NoteAsync(house.Fang, "滨河苑停车难，300户只有80个车位，希望在北门外空地增设停车位。");

        (await PrepareAsync(house)).Refusal.ShouldBeNull();
        (await house.NoticesAsync(house.Fang)).ShouldBeEmpty("nothing of it is in the turn");
        (await house.WorkAsideAsync()).ShouldBeTrue();

        var notice = (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem();
        notice.About.ShouldBe("speech.ready");
        var open = notice.In("zh-CN")[0].Card.ShouldNotBeNull().Buttons.ShouldHaveSingleItem().Action;
        var card = CardOf(await house.RunAsync(house.Fang, "speech.open", ("speech", open.Values.ShouldNotBeNull()["speech"])));
        card.Blocks.OfType<Entry>().ShouldContain(line => line.Text.Contains("300户") || line.Text.Contains("80个"));
        await using var db = await house.ReadAsync();
        (await db.Set<AssistJob>().SingleAsync()).Input.ShouldBe("{}", "nothing is kept of what it needed");
    }

    [Theory]
    [InlineData("停车难", "speech.ready")]
    [InlineData("The lamps in East Street are out and nobody repairs them.", "speech.ready")]
    [InlineData("俺村头那条路坑坑洼洼，下雨天没法走，恁给反映反映。", "speech.ready")]
    public async Task Speech_OfAPoorNote_IsStillSomethingToSay(string note, string about)
    {
        await using var house = await AssistHouse.OpenAsync();
        await house.NoteAsync(house.Fang, note);

        (await PrepareAsync(house)).Refusal.ShouldBeNull();
        await house.WorkAsideAsync();

        (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().About.ShouldBe(about);
        (await SpeechAsync(house)).Speech.Points.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Speech_OfNothing_SaysWhatToDo()
    {
        await using var house = await AssistHouse.OpenAsync();
        (await house.RunAsync(house.Fang, "speech.prepare")).Refusal.ShouldNotBeNull().Text.ShouldContain("随手记");

        (await house.RunAsync(house.Fang, "speech.open")).Replies.ShouldHaveSingleItem().Text.ShouldNotBeNull().ShouldContain("还没有发言提纲");
    }

    [Fact]
    public async Task Spoken_IsAskedForOnce_ComesAsNews_AndKeepsPromptAndModel()
    {
        var model = new CannedModel().Answers("speech", new { paragraphs = new[] { CannedModel.Paragraph("东街的路灯不亮，晚上看不清路。", "p1.1") } });
        await using var house = await AssistHouse.OpenAsync(model);
        var speech = await OutlineAsync(house);

        (await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()))).Refusal.ShouldBeNull();
        (await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("under_way");
        (await house.WorkAsideAsync()).ShouldBeTrue();
        (await house.WorkAsideAsync()).ShouldBeFalse();

        var spoken = await SpeechAsync(house);
        spoken.Spoken.ShouldBeTrue();
        var mark = spoken.MadeWith.ShouldNotBeNull();
        (mark.Prompt, mark.Version, mark.Model, mark.Hash.Length).ShouldBe(("speech", "1", "canned-1", 64));
        spoken.SuggestionId.ShouldBe(speech.SuggestionId);
        (await house.NoticesAsync(house.Fang)).ShouldContain(notice => notice.About == "speech.spoken");
        model.Asked.ShouldHaveSingleItem().Person.ShouldBe(house.Fang.PersonId.ToString());
    }

    [Fact]
    public async Task Spoken_WhenTheModelIsAway_IsTriedAgain_ThenToldInWords_AndTheOutlineStays()
    {
        var model = new CannedModel { Failure = ModelFailure.Timeout };
        await using var house = await AssistHouse.OpenAsync(model);
        var speech = await OutlineAsync(house);
        await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()));

        for (var i = 0; i < 3; i++)
        {
            (await house.WorkAsideAsync()).ShouldBeTrue();
            house.Time.Advance(TimeSpan.FromSeconds(16));
        }

        (await house.WorkAsideAsync()).ShouldBeFalse();
        (await house.NoticesAsync(house.Fang)).ShouldContain(notice => notice.About == "speech.not_spoken");
        (await SpeechAsync(house)).Id.ShouldBe(speech.Id);
    }

    [Fact]
    public async Task Spoken_OverBudget_IsGivenUpAtOnce()
    {
        var model = new CannedModel { Failure = ModelFailure.OverBudget };
        await using var house = await AssistHouse.OpenAsync(model);
        var speech = await OutlineAsync(house);
        await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()));

        await house.WorkAsideAsync();

        model.Asked.Count.ShouldBe(1);
        (await house.NoticesAsync(house.Fang)).ShouldContain(notice => notice.About == "speech.not_spoken");
    }

    [Fact]
    public async Task Spoken_TooOftenADay_IsRefused()
    {
        var model = new CannedModel().Answers("speech", new { paragraphs = Array.Empty<object>() });
        await using var house = await AssistHouse.OpenAsync(model);
        var speech = await OutlineAsync(house);
        for (var i = 0; i < 10; i++)
        {
            (await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()))).Refusal.ShouldBeNull();
            await house.WorkAsideAsync();
        }

        (await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("too_often");
        house.Time.Advance(TimeSpan.FromHours(25));
        (await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Job_OfAKilledWorker_IsDoneByTheNext_AndTheDeadOnesResultIsDropped()
    {
        var model = new CannedModel().Answers("speech", new { paragraphs = new[] { CannedModel.Paragraph("东街的路灯不亮，晚上看不清路。", "p1.1") } });
        await using var house = await AssistHouse.OpenAsync(model);
        var speech = await OutlineAsync(house);
        await house.RunAsync(house.Fang, "speech.speak", ("speech", speech.Id.ToString()));
        var jobs = house.Services.GetRequiredService<AssistJobs>();
        var dead = (await jobs.TakeAsync(CancellationToken.None)).ShouldNotBeNull();

        (await house.WorkAsideAsync()).ShouldBeFalse("the claim still holds");
        house.Time.Advance(TimeSpan.FromSeconds(31));
        (await house.WorkAsideAsync()).ShouldBeTrue();

        (await jobs.FinishAsync(dead, AssistOutcome.Nothing, CancellationToken.None)).ShouldBeFalse();
        (await jobs.RenewAsync(dead, CancellationToken.None)).ShouldBeFalse();
        await using var db = await house.ReadAsync();
        (await db.Set<SpeechNotes>().CountAsync(one => one.Spoken)).ShouldBe(1);
    }

    private static async Task<CommandResult> PrepareAsync(House house)
    {
        await using var db = await house.ReadAsync();
        var notes = await db.Set<Note>().Where(note => note.AuthorId == house.Fang.PersonId).Select(note => note.Id.ToString()).ToListAsync();
        return await house.RunAsync(house.Fang, "speech.prepare", ("sources", new Value.ListValue([.. notes])), ("minutes", "m3"));
    }

    private static async Task<SpeechNotes> OutlineAsync(House house)
    {
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        (await house.RunAsync(house.Fang, "speech.open", ("suggestion", draft.Id.ToString()))).Refusal.ShouldBeNull();
        return await SpeechAsync(house);
    }

    private static async Task<SpeechNotes> SpeechAsync(House house)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<SpeechNotes>().OrderByDescending(one => one.Ordinal).FirstAsync();
    }

    private static Card CardOf(CommandResult result) => result.Replies.ShouldHaveSingleItem().Card.ShouldNotBeNull();
}
