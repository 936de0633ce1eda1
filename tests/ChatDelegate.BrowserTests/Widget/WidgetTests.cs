using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>The chat in another site's page.</summary>
public sealed class WidgetTests(House house, FramedServer framed) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Widget_OnAnotherSite_SignsInTalksAndIsStillSignedInAfterReload()
    {
        var server = await framed.Value;
        var desk = await DeskAsync(server);
        var code = await desk.IssueCodeAsync(server.Congress.Next());
        var visitor = await ArriveAsync(server, Screen.Desktop);
        visitor.MayVisit(framed.Sites.Portal);
        var page = await visitor.OpenTabAsync();
        var heard = new List<string>();
        page.Console += (_, message) => heard.Add(message.Text);
        if (Environment.GetEnvironmentVariable("BLOCK") is not null)
        {
            var cdp = await visitor.Context.NewCDPSessionAsync(page);
            await cdp.SendAsync("Network.enable");
            await cdp.SendAsync("Network.setCookieControls", new Dictionary<string, object> { ["enableThirdPartyCookieRestriction"] = true, ["disableThirdPartyCookieMetadata"] = true, ["disableThirdPartyCookieHeuristics"] = true });
        }
        await page.GotoAsync(new Uri(framed.Sites.Portal, framed.Sites.Publish("", $"""<h1>门户</h1><script src="{server.Process.Address}widget.js" defer></script>""")).ToString());
        await page.WaitForTimeoutAsync(3000);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("\n", heard));
        await page.EvaluateAsync("ChatDelegate.open()");
        await page.WaitForTimeoutAsync(5000);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("\n", heard));
        foreach (var frame in page.Frames) TestContext.Current.TestOutputHelper!.WriteLine(frame.Url);
        await visitor.KeepScreenshotsAsync("try");
        var chat = page.Frames[1];
        await chat.Locator("#code").FillAsync(code);
        await chat.Locator("#code").PressAsync("Enter");
        await page.WaitForTimeoutAsync(5000);
        await visitor.KeepScreenshotsAsync("try2");
        foreach (var cookie in await visitor.Context.CookiesAsync()) TestContext.Current.TestOutputHelper!.WriteLine(cookie.Name + " " + cookie.SameSite + " " + cookie.PartitionKey);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("\n", heard));
    }
}
