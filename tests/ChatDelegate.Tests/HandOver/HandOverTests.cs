using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Congress.Records;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.HandOver;

public sealed class HandOverTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Request_WhileOneIsOpen_SaysSoInsteadOfMakingTwo()
    {
        await using var house = await House.OpenAsync();

        Card(await house.RunAsync(house.Fang, "handover.request")).Title.ShouldContain("2026-0001");
        Card(await house.RunAsync(house.Li, "handover.request")).Title.ShouldContain("2026-0002");
        var again = Card(await house.RunAsync(house.Fang, "handover.request"));

        again.Title.ShouldBe("您的求助还在处理中，编号 2026-0001");
        (await RequestsAsync(house)).Select(request => (request.PersonId, request.State)).ShouldBe(
            [(house.Fang.PersonId, HandOverState.Open), (house.Li.PersonId, HandOverState.Open)]);
    }

    [Fact]
    public async Task Request_AfterTheLastWasClosed_MakesANewOne()
    {
        await using var house = await House.OpenAsync();
        var first = await AskedAsync(house, house.Fang);
        (await Desk(house).CloseAsync(house.Clerk, first.Id, 0, None)).ShouldBeNull();

        Card(await house.RunAsync(house.Fang, "handover.request")).Title.ShouldContain("2026-0002");
    }

    [Fact]
    public async Task Answer_ByStaff_IsANoticeWithAButtonAndOnRecord()
    {
        await using var house = await House.OpenAsync();
        var request = await AskedAsync(house, house.Fang);

        (await Desk(house).AnswerAsync(house.Clerk, request.Id, 0, " 请把路名告诉我们。 ", None)).ShouldBeNull();

        (await FindAsync(house, request)).State.ShouldBe(HandOverState.Answered);
        var notice = (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem();
        foreach (var locale in Locales.All)
        {
            notice.In(locale)[0].Card.ShouldNotBeNull().InPlace.ShouldBeTrue("the card of the request keeps up");
            var card = notice.In(locale)[^1].Card.ShouldNotBeNull();
            card.Title.ShouldContain("2026-0001");
            card.Blocks.ShouldHaveSingleItem().ShouldBe(new Paragraph("请把路名告诉我们。"));
            card.Buttons.ShouldHaveSingleItem().Action.Target.ShouldBe("handover-reply");
        }

        await using var db = await house.ReadAsync();
        (await db.Set<AuditEntry>().Where(entry => entry.Action == "handover.answer").ToListAsync())
            .Select(entry => (entry.Kind, entry.ActorId, entry.OnBehalfOf)).ShouldBe(
                [("HandOverRequests", house.Clerk.PersonId, house.Fang.PersonId), ("HandOverMessages", house.Clerk.PersonId, house.Fang.PersonId)], ignoreOrder: true);
    }

    [Fact]
    public async Task Answer_ThatMayNotBe_ChangesNothing()
    {
        await using var house = await House.OpenAsync();
        var desk = Desk(house);
        var request = await AskedAsync(house, house.Fang);
        await house.RunAsync(house.Fang, "handover.add", ("request", request.Id.ToString()), ("text", "东街的路灯。"));

        (await desk.AnswerAsync(house.Stranger, request.Id, 1, "好的。", None)).ShouldBe(HandOverError.Missing);
        (await desk.AnswerAsync(house.Li, request.Id, 1, "好的。", None)).ShouldBe(HandOverError.NotStaff);
        (await desk.CloseAsync(house.Stranger, request.Id, 1, None)).ShouldBe(HandOverError.Missing);
        (await desk.CloseAsync(house.Li, request.Id, 1, None)).ShouldBe(HandOverError.NotStaff);
        (await desk.AnswerAsync(house.Clerk, request.Id, 0, "没看到新消息。", None)).ShouldBe(HandOverError.Stale);
        (await desk.AnswerAsync(house.Clerk, request.Id, 1, "  ", None)).ShouldBe(HandOverError.NoText);
        (await desk.AnswerAsync(house.Clerk, request.Id, 1, new string('长', 2001), None)).ShouldBe(HandOverError.TooLong);
        (await MessagesAsync(house, request)).ShouldBe(["东街的路灯。"]);

        house.Time.Advance(TimeSpan.FromMinutes(1));
        (await desk.AnswerAsync(house.Clerk, request.Id, 1, "收到。", None)).ShouldBeNull();
        (await desk.AnswerAsync(house.Clerk, request.Id, 1, "收到。", None)).ShouldBe(HandOverError.Stale);
        (await desk.CloseAsync(house.Clerk, request.Id, 2, None)).ShouldBeNull();
        (await desk.AnswerAsync(house.Clerk, request.Id, 2, "还有一句。", None)).ShouldBe(HandOverError.Closed);
        (await MessagesAsync(house, request)).ShouldBe(["东街的路灯。", "收到。"]);
    }

    [Fact]
    public async Task Reply_FromTheNotice_IsADeskWhoseMessagesGoToStaff()
    {
        await using var house = await House.OpenAsync();
        var request = await AskedAsync(house, house.Fang);
        await Desk(house).AnswerAsync(house.Clerk, request.Id, 0, "请把路名告诉我们。", None);
        var chat = new Suggestions.Chat(house, house.Fang);

        await chat.PressAsync(await ButtonAsync(house));
        chat.Text.ShouldContain("求助编号 2026-0001");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await chat.SayAsync("东街和南湖路。");
        chat.Text.ShouldContain("已转给工作人员");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await chat.SayAsync("一共三盏。");
        await chat.SayAsync("完成");
        await chat.SayAsync("这句不是给工作人员的。");

        (await MessagesAsync(house, request)).ShouldBe(["请把路名告诉我们。", "东街和南湖路。", "一共三盏。"]);
        (await FindAsync(house, request)).State.ShouldBe(HandOverState.Open);
    }

    [Fact]
    public async Task Reply_ToAClosedRequest_TakesItUpAgainUnlessAnotherIsOpen()
    {
        await using var house = await House.OpenAsync();
        var first = await AskedAsync(house, house.Fang);
        await Desk(house).CloseAsync(house.Clerk, first.Id, 0, None);

        await house.RunAsync(house.Fang, "handover.add", ("request", first.Id.ToString()), ("text", "还没有修好。"));
        (await FindAsync(house, first)).State.ShouldBe(HandOverState.Open);

        await Desk(house).CloseAsync(house.Clerk, first.Id, 1, None);
        var second = await AskedAsync(house, house.Fang);
        await house.RunAsync(house.Fang, "handover.add", ("request", first.Id.ToString()), ("text", "另外一件。"));
        (await FindAsync(house, first)).State.ShouldBe(HandOverState.Closed);
        (await MessagesAsync(house, second)).ShouldBe(["另外一件。"]);
    }

    [Fact]
    public async Task Reply_ToSomebodyElsesRequest_FindsNothing()
    {
        await using var house = await House.OpenAsync();
        var request = await AskedAsync(house, house.Fang);

        (await house.RunAsync(house.Li, "handover.open", ("request", request.Id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_request");
        (await house.RunAsync(house.Li, "handover.add", ("request", request.Id.ToString()), ("text", "冒名。"))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_request");
        (await house.RunAsync(house.Li, "handover.open")).Ends.ShouldBeTrue();
        (await MessagesAsync(house, request)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("👍👍", "no_words")]
    [InlineData(null, "too_long")]
    public async Task Reply_OddText_IsRefusedInWords(string? text, string code)
    {
        await using var house = await House.OpenAsync();
        var request = await AskedAsync(house, house.Fang);

        var refusal = (await house.RunAsync(house.Fang, "handover.add", ("request", request.Id.ToString()), ("text", text ?? new string('长', 2001)))).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe(code);
        (await MessagesAsync(house, request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Close_AnOpenRequest_IsTold()
    {
        await using var house = await House.OpenAsync();
        var request = await AskedAsync(house, house.Fang);

        await Desk(house).CloseAsync(house.Clerk, request.Id, 0, None);

        (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().In("zh-CN")[^1].Text.ShouldNotBeNull().ShouldContain("已办结");
    }

    [Fact]
    public async Task Home_OfStaff_CountsWhatWaits()
    {
        await using var house = await House.OpenAsync();
        (await WaitingAsync(house, house.Clerk)).ShouldBeEmpty();
        var request = await AskedAsync(house, house.Fang);

        (await WaitingAsync(house, house.Clerk)).ShouldHaveSingleItem().ShouldContain("1 件");
        (await WaitingAsync(house, house.Stranger)).ShouldBeEmpty();
        await Desk(house).AnswerAsync(house.Clerk, request.Id, 0, "好的。", None);
        (await WaitingAsync(house, house.Clerk)).ShouldBeEmpty();
    }

    private static HandOverDesk Desk(House house) => house.Services.GetRequiredService<HandOverDesk>();

    private static Card Card(CommandResult result) => result.Replies.ShouldHaveSingleItem().Card.ShouldNotBeNull();

    private static async Task<HandOverRequest> AskedAsync(House house, Participant who)
    {
        await house.RunAsync(who, "handover.request");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        return (await RequestsAsync(house)).Last(request => request.PersonId == who.PersonId);
    }

    private static async Task<IReadOnlyList<HandOverRequest>> RequestsAsync(House house)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<HandOverRequest>().OrderBy(request => request.Sequence).ToListAsync();
    }

    private static async Task<HandOverRequest> FindAsync(House house, HandOverRequest request) => (await RequestsAsync(house)).Single(found => found.Id == request.Id);

    private static async Task<IReadOnlyList<string>> MessagesAsync(House house, HandOverRequest request)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<HandOverMessage>().Where(message => message.RequestId == request.Id).OrderBy(message => message.At).ThenBy(message => message.Id).Select(message => message.Text).ToListAsync();
    }

    private static async Task<ButtonAction> ButtonAsync(House house) =>
        (await house.NoticesAsync(house.Fang))[^1].In("zh-CN")[^1].Card.ShouldNotBeNull().Buttons.ShouldHaveSingleItem().Action;

    private static async Task<IReadOnlyList<string>> WaitingAsync(House house, Participant staff) =>
        [.. Card(await house.RunAsync(staff, "home.show")).Blocks.OfType<Paragraph>().Select(line => line.Text).Where(text => text.Contains("人工求助", StringComparison.Ordinal))];
}
