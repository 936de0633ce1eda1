using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>The console as a tab in Teams: a frame in a page of another site.</summary>
public sealed class ConsoleTabTests(House house, FramedServer framed) : BrowserTest(house)
{
    private const string Password = "green-gate-by-the-river-17";

    [BrowserFact]
    public async Task Console_InTeamsFrame_SignsInNavigatesAndTakesForms()
    {
        var server = await framed.Value;
        var (user, first) = server.Process.FirstAdministrator;
        var visitor = await ArriveAsync(server, Screen.Desktop);
        visitor.MayHear("Blocked autofocusing");
        visitor.MayHear("validDomains.json"); // Teams' script asks another host for news of itself; our policy refuses, and it goes on.
        var frame = await FrameAsync(visitor, server, framed.Sites.Teams);
        await Deadline.UntilAsync(() => frame.Page.EvaluateAsync<bool>("heard.some(message => message?.func === 'initialize')"), () => "the word that Teams waits for");

        await frame.Locator("#user").FillAsync(user);
        await frame.Locator("#password").FillAsync(first);
        await frame.Locator("main button.primary").ClickAsync();
        await frame.Locator("#old").FillAsync(first);
        await frame.Locator("#new").FillAsync(Password);
        await frame.Locator("#again").FillAsync(Password);
        await frame.Locator("main button.primary").ClickAsync();
        await Expect(frame.Locator(".side")).ToBeVisibleAsync();

        await frame.Locator(".side > ul a[href='/console/roster']").ClickAsync();
        await Expect(frame.GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await frame.Locator(".languages a[lang=en]").ClickAsync();
        await Expect(frame.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await frame.Locator("header form button").ClickAsync();
        await Expect(frame.Locator("#user")).ToBeVisibleAsync();
        await frame.GotoAsync(new Uri(server.Process.Address, "/console/roster").ToString());
        await Expect(frame.Locator("#user")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Console_FramedByAnotherSite_IsRefused()
    {
        var server = await framed.Value;
        var visitor = await ArriveAsync(server, Screen.Desktop);
        visitor.MayHear("frame-ancestors");

        var frame = await FrameAsync(visitor, server, framed.Sites.Portal);

        frame.Url.ShouldStartWith("chrome-error:", Case.Sensitive, "the portal may show the chat, not the console");
    }

    private async Task<IFrame> FrameAsync(Visitor visitor, SharedServer server, Uri site)
    {
        visitor.MayVisit(site);
        var page = await visitor.OpenTabAsync();
        var path = framed.Sites.Publish("<script>var heard = []; addEventListener('message', message => heard.push(message.data));</script><style>iframe { width: 1200px; height: 700px; border: 0 }</style>", $"""<iframe src="{server.Process.Address}console"></iframe>""");
        await page.GotoAsync(new Uri(site, path).ToString());
        await Deadline.UntilAsync(() => Task.FromResult(page.Frames.Count > 1 && page.Frames[1].Url.Length > 0), () => "an answer in the frame");
        return page.Frames[1];
    }
}
