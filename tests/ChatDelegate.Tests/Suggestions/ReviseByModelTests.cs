using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>Instructions that no pattern fits, and what is missing, with a model behind the real prompts, gate, ledger and record.</summary>
public sealed class ReviseByModelTests
{
    private const string Instruction = "把第三条改得具体些";
    private static readonly string[] Notes = ["东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏，希望换成节能灯。"];

    [Fact]
    public async Task Instruction_ThatNoPatternFits_IsAnsweredAtOnce_AndItsResultComesAsNews()
    {
        var model = new AnsweringModel { Answer = _ => Task.FromResult(Revised("尽快把坏了的三盏路灯换成节能灯。")) };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);

        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync(Instruction);
        chat.Text.ShouldContain("正在按您的意思修改");
        (await house.FindAsync(draft.Id)).Version.ShouldBe(1);
        await house.WorkAsync();

        var news = await LastAsync(house);
        (news.About, news.Card.Title).ShouldBe(("suggestion.revised", "《关于维修东街路灯的建议》改好了：第 1 版到第 2 版"));
        Words(news.Card).ShouldContain("尽快把坏了的三盏路灯换成节能灯。");
        Words(news.Card).ShouldContain("由模型修改（model-x）");
        await using var db = await house.ReadAsync();
        var version = await db.Set<SuggestionVersion>().SingleAsync(written => written.N == 2);
        (version.Writer, version.Reason, version.Drafter, version.Prompt).ShouldBe((Writer.Machine, Instruction, "model-x", "revise"));
        version.PromptHash.ShouldNotBeNull().Length.ShouldBe(64);
        (await db.Set<KeptAnswer>().AnyAsync()).ShouldBeFalse("its job has ended");
    }

    [Fact]
    public async Task Change_OfAFactThatNoNoteHolds_IsLeftOut_AndSaidInWords()
    {
        var model = new AnsweringModel { Answer = _ => Task.FromResult(Revised("尽快在东街新装二百盏路灯。")) };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync(Instruction);
        await house.WorkAsync();

        var news = await LastAsync(house);
        news.About.ShouldBe("suggestion.not_revised");
        news.Card.Title.ShouldContain("没有改动");
        Words(news.Card).ShouldContain("记录中查不到");
        Words(news.Card).ShouldContain("二百盏");
        (await house.FindAsync(draft.Id)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Suggestion_ChangedMeanwhile_KeepsTheDelegatesWords_AndTheModelsAreOffered()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new AnsweringModel { Answer = _ => { asked.TrySetResult(); return answer.Task; } };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync(Instruction);
        var working = house.WorkAsync();
        await asked.Task;
        await chat.SayAsync("改第1句：东街路灯整月不亮，老人晚上不敢出门。");
        answer.SetResult(Revised("尽快把坏了的三盏路灯换成节能灯。"));
        await working;

        var news = await LastAsync(house);
        news.About.ShouldBe("suggestion.revision_offered");
        news.Card.Title.ShouldContain("另存为第 3 版，没有替换您的");
        (await house.FindAsync(draft.Id)).Version.ShouldBe(2);

        await chat.SayAsync("采用第3版");
        chat.Text.ShouldContain("第 2 版到第 4 版的变化");
        await using var db = await house.ReadAsync();
        var adopted = await db.Set<SuggestionVersion>().SingleAsync(written => written.N == 4);
        (adopted.Writer, adopted.Reason).ShouldBe((Writer.Delegate, "采用第 3 版"));
        adopted.Text.Numbered[^1].Writer.ShouldBe(Writer.Machine, "adopting does not make the machine's words the delegate's");
    }

    [Fact]
    public async Task OwnSentence_ThatTheInstructionDoesNotName_StaysWordForWord()
    {
        const string mine = "我到现场看过，晚上确实看不清路。";
        var model = new AnsweringModel { Answer = _ => Task.FromResult(Revised("尽快把坏了的三盏路灯换成节能灯。", first: "经现场核实，夜间照明不足。")) };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync($"改第1句：{mine}");
        await chat.SayAsync("写得更有力一些");
        await house.WorkAsync();

        await using var db = await house.ReadAsync();
        var latest = await db.Set<SuggestionVersion>().OrderByDescending(written => written.N).FirstAsync();
        latest.Text.Numbered.ShouldContain(sentence => sentence.Text == mine && sentence.Writer == Writer.Delegate && sentence.Kind == SentenceKind.Own);
        Words((await LastAsync(house)).Card).ShouldContain("您自己写的句子，保持原样");
    }

    [Theory]
    [InlineData(ModelFailure.Timeout, "模型没有及时答复")]
    [InlineData(ModelFailure.OverBudget, "当天的模型用量已用完")]
    public async Task Model_ThatFails_IsToldOfAtOnce_AndNothingIsChanged(ModelFailure reason, string words)
    {
        var model = new AnsweringModel { Answer = _ => throw new ModelFailedException(reason, "away") };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        await (await AtDeskAsync(house, draft)).SayAsync(Instruction);
        (await house.WorkAsync()).ShouldBeTrue();

        (await LastAsync(house)).Card.Title.ShouldContain(words);
        (await house.FindAsync(draft.Id)).Version.ShouldBe(1);
        (await house.WorkAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Revision_SubmittedMeanwhile_IsNotMade_AndSecondOne_IsNotBegun()
    {
        var model = new AnsweringModel { Answer = _ => Task.FromResult(Revised("尽快把坏了的三盏路灯换成节能灯。")) };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync(Instruction);
        await chat.SayAsync("语气再缓和一点");
        chat.Text.ShouldContain("上一次的修改还没有好");
        await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", draft.Id.ToString()));
        await house.WorkAsync();

        (await LastAsync(house)).Card.Title.ShouldContain("现在是“已提交，等待审核”，这次修改没有写进去");
        (await house.FindAsync(draft.Id)).LastVersion.ShouldBe(1);
    }

    [Fact]
    public async Task Revision_TakenOverAfterADeath_IsMadeOnceAndPaidOnce()
    {
        using var dies = new CancellationTokenSource();
        var model = new AnsweringModel();
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        await (await AtDeskAsync(house, draft)).SayAsync(Instruction);

        // The first answer breaks a rule of the form, so it is asked for again; in that second call the process dies.
        model.Answer = _ => model.Calls == 1 ? Task.FromResult("""{"title": 1}""") : DieAsync();
        await Should.ThrowAsync<OperationCanceledException>(house.WorkAsync(dies.Token));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        model.Answer = _ => Task.FromResult(Revised("尽快把坏了的三盏路灯换成节能灯。"));
        await house.WorkAsync();

        model.Calls.ShouldBe(3, "the first call was finished, and paid for");
        (await house.FindAsync(draft.Id)).LastVersion.ShouldBe(2);
        (await house.NoticesAsync(house.Fang)).Count(notice => notice.About == "suggestion.revised").ShouldBe(1);

        async Task<string> DieAsync()
        {
            await dies.CancelAsync();
            return await new TaskCompletionSource<string>().Task;
        }
    }

    [Fact]
    public async Task Missing_AsksWhatIsOpenFirst_ThenTheModel_OneByOne()
    {
        var model = new AnsweringModel { Answer = _ => Task.FromResult("""{"questions": [{"code": "since_when", "section": "problem"}]}""") };
        await using var house = await OpenAsync(model);
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);

        await chat.SayAsync("还缺什么");
        chat.Text.ShouldContain("还差 2 处。先问一处：涉及多少户、多少人？");
        await chat.SayAsync("答1：涉及一百二十户。");
        chat.Text.ShouldContain("还差 1 处。先问一处：是什么原因造成的？");
        await chat.SayAsync("答1：线路老化。");
        chat.Text.ShouldNotContain("还差");
        model.Calls.ShouldBe(0);
        await chat.SayAsync("还缺什么");
        chat.Text.ShouldContain("我再看一遍还缺什么");
        await house.WorkAsync();

        (await LastAsync(house)).Card.Title.ShouldContain("从什么时候开始的？");
        await chat.SayAsync("答1：从去年冬天开始。");
        (await house.FindAsync(draft.Id)).Version.ShouldBe(5);
    }

    [Fact]
    public async Task WithoutAModel_WhatIsNotUnderstood_IsAnsweredWithExamples()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, Notes);
        var chat = await AtDeskAsync(house, draft);
        await chat.SayAsync(Instruction);
        chat.Text.ShouldContain("没看懂要怎么改");
    }

    private static Task<House> OpenAsync(AnsweringModel model) => House.OpenAsync(more: services => services.AddSingleton(all =>
        new ModelEditor(new PromptRunner(new LedgerChatClient(model, all), PromptFolder.Open(Path.Combine(Repository.Root, "prompts"))))));

    private static async Task<Chat> AtDeskAsync(House house, Suggestion draft)
    {
        var chat = new Chat(house, house.Fang);
        await chat.PressAsync(SuggestionCard.StartFor("suggestion-desk", draft.Id));
        return chat;
    }

    private static async Task<(string About, Card Card)> LastAsync(House house)
    {
        var notice = (await house.NoticesAsync(house.Fang))[^1];
        return (notice.About, notice.In("zh-CN")[0].Card.ShouldNotBeNull());
    }

    private static string Words(Card card) => string.Join('\n', card.Blocks.Select(block => block switch
    {
        Paragraph paragraph => paragraph.Text,
        Entry entry => entry.Text,
        _ => string.Empty,
    }));

    /// <summary>The whole draft, its measure in other words.</summary>
    private static string Revised(string measure, string? first = null) => $$"""
        {
          "title": "关于维修东街路灯的建议", "category": "城建环保", "units": ["住建局"],
          "problem": [{"number": 1, "text": "{{first ?? Notes[0]}}", "notes": ["n1"]}, {"number": 2, "text": "{{Notes[1]}}", "notes": ["n2"]}],
          "cause": [],
          "measures": [{"number": 3, "text": "{{measure}}", "notes": ["n2"], "kind": "stated"}],
          "unused": [], "questions": []
        }
        """;
}
