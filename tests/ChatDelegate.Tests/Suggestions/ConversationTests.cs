using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Reviewing;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

public sealed class ConversationTests
{
    [Fact]
    public async Task NotesToAcceptedSuggestion_InTheChat()
    {
        await using var house = await House.OpenAsync();
        var chat = new Chat(house, house.Fang);
        await chat.SayAsync("随手记");
        await chat.SayAsync("东街路灯不亮，晚上看不清路。");
        await chat.SayAsync("记错的一条");
        await chat.SayAsync("撤回");
        chat.Text.ShouldBe("已撤回第 2 条：记错的一条");
        await chat.SayAsync("东街路灯坏了三盏。");
        await chat.SayAsync("改第3条：东街路灯坏了五盏。");
        await chat.SayAsync("完成");

        await chat.SayAsync("写建议");
        await chat.SayAsync("全部新的");
        chat.Text.ShouldContain("正在整理 2 条");
        (await house.WorkAsync()).ShouldBeTrue();
        var draft = await NewsAsync(house, "suggestion.drafted");
        await chat.PressAsync(draft);
        chat.Card.Title.ShouldBe("关于维修东街路灯的建议");
        await chat.SayAsync("来源2");
        await chat.SayAsync("答1：涉及 120 户。");
        await chat.SayAsync("第1句改成：东街路灯整月不亮，晚上看不清路。");
        await chat.SayAsync("对比1和3");
        await chat.SayAsync("看草稿");
        await chat.PressAsync("提交");
        await chat.SayAsync("是");
        chat.Text.ShouldContain("已提交，编号 2026-0001");

        var sent = (await house.Services.GetRequiredService<ReviewList>().PageAsync(house.Clerk, new QueueFilter(), CancellationToken.None)).Rows.ShouldHaveSingleItem();
        var desk = house.Services.GetRequiredService<ReviewDesk>();
        (await desk.ReturnAsync(house.Clerk, sent.Id, 3, "请说明原因。", CancellationToken.None)).Taken.ShouldBeTrue();
        await chat.PressAsync(await NewsAsync(house, "suggestion.returned"));
        chat.Text.ShouldContain("请说明原因。");
        await chat.SayAsync("线路老化，已请教过电工。");
        await chat.SayAsync("重新提交");
        chat.Text.ShouldContain("已重新提交，编号仍是 2026-0001。");
        (await desk.AcceptAsync(house.Clerk, sent.Id, 3, null, CancellationToken.None)).Taken.ShouldBeTrue();

        await chat.SayAsync("我的建议");
        await chat.SayAsync("打开1");
        (await house.FindAsync(sent.Id)).State.ShouldBe(SuggestionState.Accepted);
        await chat.SayAsync("首页");
        chat.Card.Title.ShouldBe("方文代表，上午好");
    }

    [Fact]
    public async Task MyNotes_SearchOpenDelete_InTheChat()
    {
        await using var house = await House.OpenAsync();
        var chat = new Chat(house, house.Fang);
        await house.NoteAsync(house.Fang, "东街路灯不亮。");
        await house.NoteAsync(house.Fang, "西街缺停车位。");

        await chat.SayAsync("我的随手记");
        await chat.SayAsync("找路灯");
        chat.Card.Title.ShouldBe("找到的随手记：路灯");
        await chat.SayAsync("看第1条");
        await chat.SayAsync("删第1条");
        await chat.SayAsync("恢复第1条");
        chat.Text.ShouldBe("第 1 条已恢复：东街路灯不亮。");
        await chat.SayAsync("我反映的意见");
        await chat.SayAsync("完成");
    }

    [Fact]
    public async Task ReportOpinion_WithContact_InTheChat()
    {
        await using var house = await House.OpenAsync();
        var chat = new Chat(house, house.Fang);
        await chat.SayAsync("反映意见");
        await chat.SayAsync("城关街道东街");
        await chat.SayAsync("路灯不亮");
        await chat.SayAsync("坏了一个月，晚上看不清路。");
        await chat.SayAsync("跳过");
        await chat.SayAsync("是");
        await chat.SayAsync("王大爷 13812345678");
        await chat.PressAsync("确认提交");

        chat.Text.ShouldContain("已收到，编号 2026-0001");
    }

    /// <summary>The main button of the last news of a kind.</summary>
    private static async Task<ButtonAction> NewsAsync(House house, string about) =>
        (await house.NoticesAsync(house.Fang)).Last(notice => notice.About == about).In("zh-CN")[^1].Card.ShouldNotBeNull().Buttons[0].Action;
}
