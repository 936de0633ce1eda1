using ChatDelegate.Congress.Suggestions.Reviewing;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.DependencyInjection;
using Dialogue = ChatDelegate.Tests.Suggestions.Chat;
using DraftingHouse = ChatDelegate.Tests.Suggestions.House;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>From notes to an accepted suggestion, with lists, sources, versions, news and a request to the staff, on the real record.</summary>
internal static class CardStory
{
    private static readonly string[] Opening = ["随手记", "东街路灯不亮，晚上看不清路。", "东街路灯坏了五盏。", "完成", "我的随手记", "完成", "写建议", "取消"];
    private static readonly string[] Working = ["来源1", "答1：涉及 120 户。", "第1句改成：东街路灯整月不亮，晚上看不清路。", "对比1和3", "看草稿"];
    private static readonly string[] Closing = ["我的建议", "打开1", "完成", "我反映的意见", "首页", "转人工", "帮助"];

    public static async Task<IReadOnlyList<ProductCard>> TellAsync(string locale)
    {
        await using var house = await DraftingHouse.OpenAsync(locale);
        var chat = new Dialogue(house, house.Fang);
        var cards = new List<ProductCard>();
        void Keep(string from, IEnumerable<Reply> replies) =>
            cards.AddRange(replies.Select(reply => reply.Card).OfType<Card>().Select(card => new ProductCard($"story: {from}", locale, card)));

        async Task SayAsync(params string[] texts)
        {
            foreach (var text in texts)
            {
                await chat.SayAsync(text);
                Keep(text, chat.Replies);
            }
        }

        await SayAsync(Opening);
        var draft = await house.DraftedAsync(house.Fang, "西街缺停车位，接送孩子的车停满了路边。");
        await chat.PressAsync((await house.NoticesAsync(house.Fang))[^1].In(locale)[^1].Card.ShouldNotBeNull().Buttons[0].Action);
        Keep("draft", chat.Replies);
        await SayAsync(Working);
        (await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", draft.Id.ToString()))).Refusal.ShouldBeNull();
        var desk = house.Services.GetRequiredService<ReviewDesk>();
        var sent = await house.FindAsync(draft.Id);
        (await desk.ReturnAsync(house.Clerk, sent.Id, sent.SubmittedVersion ?? 1, "请说明原因：为什么**一直**没有修好？", CancellationToken.None)).Taken.ShouldBeTrue();
        await chat.PressAsync((await house.NoticesAsync(house.Fang))[^1].In(locale)[^1].Card.ShouldNotBeNull().Buttons[0].Action);
        Keep("returned", chat.Replies);
        await SayAsync(Closing);
        Keep("hand-over", (await house.RunAsync(house.Fang, "handover.request")).Replies);
        Keep("news", (await house.NoticesAsync(house.Fang)).SelectMany(notice => notice.In(locale)));
        return cards;
    }
}
