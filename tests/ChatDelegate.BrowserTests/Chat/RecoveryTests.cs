using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Chat;

/// <summary>The conversation goes on where it was, whatever happens between the phone and the server.</summary>
public sealed class RecoveryTests(House house) : BrowserTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    [BrowserFact]
    public async Task Reload_MiddleOfForm_BringsHistoryAndTakesTheNextAnswer()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.AskAsync("反映意见", "是哪里的事");
        await chat.AskAsync("城关街道东街", "是什么事");

        await chat.Page.ReloadAsync();

        await chat.SaidAsync("城关街道东街", 1);
        await chat.HearsAsync("是什么事");
        await chat.AskAsync("路灯不亮", "具体情况");
    }

    [BrowserFact]
    public async Task Send_Offline_ArrivesOnceWhenTheNetworkIsBack()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.PressAsync("随手记", "请说");

        await chat.Visitor.Context.SetOfflineAsync(true);
        await Expect(chat.Banner).ToBeVisibleAsync();
        await chat.SayAsync(Lamp);
        await chat.Visitor.Context.SetOfflineAsync(false);

        await chat.HearsAsync("记下了（第 1 条）");
        await Expect(chat.Banner).ToBeHiddenAsync();
        await chat.AskAsync("全部", "东街路灯");
        await chat.SaidAsync(Lamp, 1);
    }

    [BrowserTheory]
    [EachDatabase]
    public async Task Restart_KilledServer_GoesOnAndTakesWhatWasSaidMeanwhileOnce(Database database)
    {
        var server = await SharedServer.StartAsync(database);
        await using var process = server.Process;
        var chat = await ChatAsync(server);
        await chat.PressAsync("随手记", "请说");
        await chat.AskAsync(Lamp, "记下了（第 1 条）");

        await server.Process.KillAsync();
        await chat.SayAsync(Sewer);
        await Expect(chat.Banner).ToBeVisibleAsync();
        await server.Process.RestartAsync();

        await chat.HearsAsync("记下了（第 2 条）");
        await chat.SaidAsync(Sewer, 1);
        await chat.AskAsync("完成", "都记下了");
        await chat.HeardAsync("记下了", 3);
        await chat.HeardAsync("记下了（第 2 条）", 1);
    }

    [BrowserFact]
    public async Task Press_SameButtonTwice_HasTheEffectOfOnce()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.TakeNotesAsync("东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。");
        await chat.DraftAsync();
        await chat.PressAsync("看第 1 件", "自动整理（未用模型）");
        await chat.PressAsync("提交", "同意提交吗");

        var yes = chat.Button("是");
        await chat.AnswerAsync(() => yes.DblClickAsync(), "已提交，编号");

        await chat.AskAsync("完成", "");
        await chat.HeardAsync("已提交，编号", 1);
        await chat.AskAsync("我的建议", "等待审核");
    }

    [BrowserFact]
    public async Task TwoTabs_BothOpen_ShowOneConversation()
    {
        var one = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        var two = await one.OpenAnotherAsync();

        await one.PressAsync("随手记", "请说");
        await two.HearsAsync("请说");
        await two.AskAsync(Lamp, "记下了（第 1 条）");

        await one.SaidAsync(Lamp, 1);
        await one.HeardAsync("记下了（第 1 条）", 1);
        await one.AskAsync(Sewer, "记下了（第 2 条）");
        await two.HeardAsync("记下了（第 2 条）", 1);
    }
}
