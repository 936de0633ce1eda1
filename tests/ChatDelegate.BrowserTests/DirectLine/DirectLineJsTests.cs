using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>botframework-directlinejs by itself, as a page uses it that draws its own chat.</summary>
public sealed class DirectLineJsTests(House house) : ClientTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Conversation_BySocketOrByPolling_GivesWhatTheRecordHolds(bool webSocket)
    {
        var visit = await ArriveAsync();
        await visit.Page.DirectLineAsync(new { options = new { webSocket, pollingInterval = 200 } });

        await visit.Page.SayAsync("随手记");
        var id = await visit.Page.SayAsync(Lamp);

        await visit.GivenAgreesAsync();
        (await visit.RecordAsync()).Single(one => one.Text == Lamp).Id.ShouldBe(id);
    }

    [BrowserFact]
    public async Task Return_WithConversationButNoWatermark_BringsTheHistory()
    {
        var visit = await ArriveAsync();
        await visit.Page.DirectLineAsync();
        await visit.Page.SayAsync("随手记");
        await visit.Page.SayAsync(Lamp);

        await visit.Page.ReloadAsync();
        await visit.Page.DirectLineAsync(new { options = new { conversationId = visit.ConversationId } });

        await visit.GivenAgreesAsync();
    }

    [BrowserFact]
    public async Task Return_WithWatermark_BringsOnlyWhatCameLater()
    {
        var visit = await ArriveAsync();
        await visit.Page.DirectLineAsync();
        await visit.Page.SayAsync("随手记");
        await visit.GivenAgreesAsync();
        var known = (await visit.RecordAsync()).Count;
        await visit.Page.SayAsync(Lamp);
        await visit.GivenAgreesAsync();
        var all = (await visit.RecordAsync()).Select(one => one.Id).ToList();

        await visit.Page.ReloadAsync();
        await visit.Page.DirectLineAsync(new { options = new { conversationId = visit.ConversationId, watermark = $"{known}" } });
        await visit.Page.SayAsync(Sewer);
        var later = (await visit.RecordAsync()).Select(one => one.Id).Skip(known).ToList();

        await Deadline.UntilAsync(async () => (await visit.Page.GivenAsync()).Select(one => one.Id).SequenceEqual(later), () => "only what came later");
        later.Take(all.Count - known).ShouldBe(all.Skip(known));
    }

    [BrowserFact]
    public async Task Restart_KilledServer_BringsWhatOthersSaidMeanwhile()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var visit = await ArriveAsync(server);
        await visit.Page.DirectLineAsync();
        await visit.Page.SayAsync("随手记");
        await visit.GivenAgreesAsync();

        await server.Process.RestartAsync();
        await using var other = await visit.OtherDeviceAsync();
        await other.AskAsync(Lamp);

        await visit.GivenAgreesAsync();
        await visit.Page.SayAsync(Sewer);
        await visit.GivenAgreesAsync();
    }

    [BrowserFact]
    public async Task SessionId_AskedForBySignInCards_IsGiven()
    {
        var visit = await ArriveAsync();
        await visit.Page.DirectLineAsync();

        var id = await visit.Page.SessionIdAsync();

        id.ShouldNotBeEmpty();
        (await visit.Page.SessionIdAsync()).ShouldBe(id);
    }
}
