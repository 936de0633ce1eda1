using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>What the page around it may be like, and may not do.</summary>
public sealed class HostPageTests(House house, FramedServer framed) : BrowserTest(house)
{
    private const string Hostile =
        """
        <style>
          * { all: unset !important; display: none !important; color: lime !important; transform: rotate(9deg) !important; }
          html, head, body { display: block !important; }
          body { filter: blur(2px) !important; overflow: hidden !important; width: 10px !important; }
          chat-delegate { opacity: 0 !important; visibility: hidden !important; position: static !important; inset: 50% !important; z-index: -1 !important; width: 3px !important; }
          button, section, iframe, dialog, [role] { position: absolute !important; left: -9999px !important; width: 1px !important; }
        </style>
        """;

    [BrowserFact]
    public async Task Widget_UnderStrictPolicy_WorksAndNothingIsRefused()
    {
        var server = await framed.Value;
        var home = server.Process.Address.GetLeftPart(UriPartial.Authority);
        var policy = $"default-src 'none'; script-src {home}; frame-src {home}; style-src 'self'; img-src data:; require-trusted-types-for 'script'";

        var widget = await OpenAsync(framed.Sites.Portal, policy: policy, attributes: """data-title="问代表助手" data-position="left" data-colour="#ffd54f" data-offset="24 80" data-label="咨询" """);
        var bubble = await widget.SeeAsync("button", "咨询");
        var chat = await widget.OpenChatAsync();
        await Expect(chat.Locator("#code")).ToBeVisibleAsync();

        (bubble.Box.X, bubble.Box.Y + bubble.Box.Height).ShouldBe((24, Screen.Desktop.Height - 80));
        await widget.SeeAsync("dialog", "问代表助手");
    }

    [BrowserFact]
    public async Task Widget_HostileStyles_StandsWhereItBelongs()
    {
        var widget = await OpenAsync(framed.Sites.Portal, head: Hostile);

        var bubble = await widget.SeeAsync("button", "打开对话");
        var chat = await widget.OpenChatAsync();
        await Expect(chat.Locator("#code")).ToBeVisibleAsync();

        bubble.Box.ShouldBe(new Box(Screen.Desktop.Width - 20 - 56, Screen.Desktop.Height - 20 - 56, 56, 56));
        var panel = (await widget.SeeAsync("dialog")).Box;
        panel.ShouldBe(new Box(Screen.Desktop.Width - 20 - 400, Screen.Desktop.Height - 20 - 56 - 12 - 640, 400, 640));
        (await widget.SeeAsync("Iframe")).Box.Width.ShouldBe(400);
    }

    [BrowserFact]
    public async Task Widget_TwoTags_IsOneWidgetAndOneNameInThePage()
    {
        var server = await framed.Value;
        var before = "<script>var before = new Set(Object.getOwnPropertyNames(window)); before.add('before');</script>";
        var widget = await OpenAsync(framed.Sites.Portal, head: before, more: WidgetTests.Tag(server));

        await widget.SeeAsync("button");
        await widget.HearsAsync("in this page already");

        (await widget.Page.EvaluateAsync<string[]>("Object.getOwnPropertyNames(window).filter(name => !before.has(name))")).ShouldBe(["ChatDelegate"]);
        (await widget.Page.Locator("chat-delegate").CountAsync()).ShouldBe(1);
        (await widget.Page.EvaluateAsync<bool>("document.querySelector('chat-delegate').shadowRoot === null")).ShouldBeTrue();
        await widget.Page.EvaluateAsync("ChatDelegate.open()");
        await widget.SeeAsync("dialog");
        await widget.Page.EvaluateAsync("ChatDelegate.close()");
        await widget.SeeNoAsync("dialog");
    }

    [BrowserFact]
    public async Task Widget_WrongAttributes_AreNamedWithTheirCureAndTheRestHolds()
    {
        var widget = await OpenAsync(framed.Sites.Portal, attributes: """data-position="middle" data-color="#fff" data-colour="red" data-offset="-3" data-language="fr" data-title="" data-open="maybe" """);

        var bubble = await widget.SeeAsync("button", "打开对话");

        bubble.Box.X.ShouldBe(Screen.Desktop.Width - 20 - 56);
        foreach (var (attribute, cure) in new[]
        {
            ("data-position=\"middle\"", "right or left"), ("data-color ", "Write data-colour"), ("data-colour=\"red\"", "#8f1d1d"), ("data-offset=\"-3\"", "0 to 400"),
            ("data-language=\"fr\"", "zh-CN or en"), ("data-title=\"\"", "1 to 40"), ("data-open=\"maybe\"", "true or false"),
        })
        {
            widget.Heard.ShouldContain(said => said.Contains(attribute, StringComparison.Ordinal) && said.Contains(cure, StringComparison.Ordinal), $"{attribute}: {string.Join('\n', widget.Heard)}");
        }
    }

    [BrowserFact]
    public async Task Widget_SiteNotOnTheList_ShowsNothingOfTheChatAndSaysWhy()
    {
        var widget = await OpenAsync(framed.Sites.Stranger);

        var chat = await widget.OpenChatAsync();
        await widget.HearsAsync("Widget:AllowedOrigins");

        widget.Heard.ShouldContain(said => said.Contains(framed.Sites.Stranger.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && said.Contains("add it there", StringComparison.Ordinal));
        chat.Url.ShouldNotContain("/chat");
        await widget.SeeAsync("link", "在新窗口中打开");
        await widget.SeeAsync("StaticText", "对话没能在本页打开");
    }

    [BrowserTheory]
    [InlineData("chat", false)]
    [InlineData("chat/devices", false)]
    [InlineData("chat/enter", false)]
    [InlineData("demo", false)]
    [InlineData("console/sign-in", false)]
    [InlineData("chat?frame=1&origin={portal}", true)]
    [InlineData("chat/enter?frame=1&origin={stranger}", true)]
    public async Task Page_FramedByAnySiteWithoutTheWidget_IsRefused(string address, bool byStranger)
    {
        var server = await framed.Value;
        var site = byStranger ? framed.Sites.Stranger : framed.Sites.Portal;
        var source = server.Process.Address + address
            .Replace("{portal}", framed.Sites.Portal.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("{stranger}", framed.Sites.Stranger.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var visitor = await ArriveAsync(server, Screen.Desktop);
        visitor.MayHear("frame-ancestors");
        visitor.MayVisit(site);
        var page = await visitor.OpenTabAsync();

        await page.GotoAsync(new Uri(site, framed.Sites.Publish("", $"""<iframe src="{source}"></iframe>""")).ToString());

        await Deadline.UntilAsync(() => Task.FromResult(page.Frames[1].Url.Length > 0), () => "an answer in the frame");
        page.Frames[1].Url.ShouldStartWith("chrome-error:");
    }

    private async Task<WidgetPage> OpenAsync(Uri site, string? policy = null, string head = "", string attributes = "", string more = "")
    {
        var server = await framed.Value;
        var visitor = await ArriveAsync(server, Screen.Desktop);
        visitor.MayHear("frame-ancestors");
        var path = framed.Sites.Publish(head, "<h1>门户网站</h1>", policy, widget: WidgetTests.Tag(server, attributes) + more);
        return await WidgetPage.OpenAsync(visitor, new Uri(site, path));
    }
}
