using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>The Direct Line client on a page of another origin: it speaks to us only if its site is listed.</summary>
public sealed class OtherSiteTests(House house) : ClientTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";

    [BrowserFact]
    public async Task Page_OfAListedSite_SpeaksAndHears()
    {
        // A second way to the same machine is another origin to a browser.
        await using var elsewhere = FlakyNetwork.To((await House.ServerAsync(Database.Sqlite)).Process.Address);
        await using var server = await SharedServer.StartAsync(Database.Sqlite, ("DirectLine:AllowedOrigins:0", elsewhere.Address.GetLeftPart(UriPartial.Authority)));
        var visit = await ArriveAsync(server);
        var token = await visit.Page.Page.EvaluateAsync<string>("() => stranger.token()");
        var page = await Stranger.OpenAsync(visit.Context, elsewhere.Address);

        await page.DirectLineAsync(new { token, domain = new Uri(server.Process.Address, "/directline").ToString() });
        await page.SayAsync("随手记");
        await page.SayAsync(Lamp);

        await visit.AgreesAsync(page);
        (await page.SessionIdAsync()).ShouldNotBeEmpty();
    }

    [BrowserFact]
    public async Task Page_OfAnyOtherSite_GetsNothing()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        await using var elsewhere = FlakyNetwork.To(server.Process.Address);
        var visit = await ArriveAsync(server);
        var token = await visit.Page.Page.EvaluateAsync<string>("() => stranger.token()");
        var page = await Stranger.OpenAsync(visit.Context, elsewhere.Address);

        var call = page.Page.EvaluateAsync(
            "([address, token, text]) => fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ type: 'message', text }) })",
            new[] { new Uri(server.Process.Address, $"/directline/conversations/{visit.ConversationId}/activities").ToString(), token, Lamp });

        (await Should.ThrowAsync<PlaywrightException>(call)).Message.ShouldContain("Failed to fetch");
        (await visit.SaidAsync(Lamp)).ShouldBe(0);
    }
}
