using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>What a person sees whose message finds no room.</summary>
public sealed class BusyTests(House house) : ClientTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    [BrowserFact]
    public async Task Post_WithoutRoom_IsShownAsNotSentAtOnceAndGoesByRetryOnce()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite, ("Admission:PerConversation", "1"));
        var visit = await ArriveAsync(server);
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        await using (var connection = await server.Place.OpenAsync())
        {
            await using var writing = await connection.BeginTransactionAsync(); // nobody else can write now
            await visit.Page.TypeAsync(Lamp);
            await visit.Page.TypeAsync(Sewer);
            await Expect(visit.Page.RetryLink).ToBeVisibleAsync();
            await Expect(visit.Page.RetryLink).ToHaveCountAsync(1);
        }

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        var refused = await visit.SaidAsync(Lamp) == 0 ? Lamp : Sewer; // they were on the way at the same time
        await visit.Page.RetryLink.ClickAsync();
        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 2 条）" })).ToHaveCountAsync(1);
        await visit.AgreesAsync(unsent: refused);
        (await visit.SaidAsync(refused)).ShouldBe(1);
    }
}
