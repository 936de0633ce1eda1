using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>The chat in another site's page, used by a delegate.</summary>
public sealed class WidgetTests(House house, FramedServer framed) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Widget_BrowserRefusesForeignCookies_SignsInTalksAndStaysSignedIn()
    {
        var server = await framed.Value;
        var code = await (await DeskAsync(server)).IssueCodeAsync(server.Congress.Next());
        var visitor = await ArriveAsync(server, Screen.Desktop);
        var widget = await OpenAsync(visitor, withoutForeignCookies: true);

        var chat = await widget.OpenChatAsync();
        await Expect(chat.Locator("#code")).ToBeFocusedAsync();
        (await chat.EvaluateAsync<string>("document.cookie = 'any=1; SameSite=None; Secure', document.cookie")).ShouldBeEmpty("this browser takes a foreign cookie only with its own place for it");
        await SignInAsync(chat, code);
        await AskAsync(chat, "随手记", "请说");
        await AskAsync(chat, "东街路灯坏了", "记下了");
        await visitor.KeepScreenshotsAsync("widget");

        await widget.Page.ReloadAsync();
        chat = await widget.FrameAsync();
        await GreetedAsync(chat);
        await AskAsync(chat, "完成", "都记下了");
        (await widget.SeeAsync("button", "关闭对话")).Expanded.ShouldBeTrue("it was open before the reload");

        await SignOutAsync(chat);
        await widget.Page.ReloadAsync();
        await Expect((await widget.FrameAsync()).Locator("#code")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Widget_BrowserRefusesEveryCookie_SendsToAWindowOfItsOwn()
    {
        var visitor = await ArriveAsync(await framed.Value, Screen.Desktop);
        await visitor.Context.AddInitScriptAsync("if (window !== top) { Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} }); }");
        var widget = await OpenAsync(visitor);

        var chat = await widget.OpenChatAsync();

        var link = chat.GetByRole(AriaRole.Link, new() { Name = "在新窗口中打开" });
        await Expect(link).ToHaveAttributeAsync("target", "_blank");
        await Expect(chat.Locator("#code")).ToHaveCountAsync(0);
        var window = await visitor.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Expect(window.Locator("#code")).ToBeVisibleAsync();
        await Expect(window.Locator("html")).Not.ToHaveAttributeAsync("data-frame", "");
    }

    [BrowserFact]
    public async Task Bubble_AnswerWhileClosed_ShowsHowManyAlsoAfterReload()
    {
        var server = await framed.Value;
        var person = server.Congress.Next();
        var code = await (await DeskAsync(server)).IssueCodeAsync(person);
        var widget = await OpenAsync(await ArriveAsync(server, Screen.Desktop));
        var chat = await widget.OpenChatAsync();
        await SignInAsync(chat, code);
        await widget.ClickAsync("button", "关闭对话");

        var phone = await ChatAsync(server, person: person);
        await phone.AskAsync("帮助", "直接说");
        var bubble = await widget.SeeAsync("button", "1 条新消息");
        bubble.Expanded.ShouldBeFalse();
        await widget.Page.ReloadAsync();
        (await widget.SeeAsync("button", "条新消息")).Name.ShouldBe(bubble.Name);

        await widget.ClickAsync("button", "打开对话");
        (await widget.SeeNoAsync("button", "新消息")).Expanded.ShouldBeTrue();
    }

    [BrowserFact]
    public async Task Panel_ByKeyboard_TakesTheFocusAndGivesItBack()
    {
        var visitor = await ArriveAsync(await framed.Value, Screen.Desktop);
        var widget = await OpenAsync(visitor);
        await widget.SeeAsync("button", "打开对话");
        await widget.Page.Keyboard.PressAsync("Tab");
        await widget.Page.Keyboard.PressAsync("Enter");
        var chat = await widget.FrameAsync();
        await Expect(chat.Locator("#code")).ToBeFocusedAsync();
        (await widget.SeeAsync("dialog")).Name.ShouldBe("人大代表履职助手");

        await chat.Locator(".menu-button").ClickAsync();
        await widget.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Locator("#menu")).ToBeHiddenAsync();
        await widget.SeeAsync("dialog");
        await widget.Page.Keyboard.PressAsync("Escape");

        (await widget.SeeNoAsync("dialog")).Expanded.ShouldBeFalse();
        await widget.Page.Keyboard.PressAsync("Enter");
        await widget.SeeAsync("dialog");
    }

    [BrowserFact]
    public async Task Panel_OnPhone_CoversTheScreenInTheLanguageAskedFor()
    {
        var server = await framed.Value;
        var visitor = await ArriveAsync(server, Screen.Phone);
        var path = framed.Sites.Publish("", "<h1>Congress</h1>", language: "en", widget: Tag(server, "data-label=\"Ask\" data-open=\"true\""));
        var widget = await WidgetPage.OpenAsync(visitor, new Uri(framed.Sites.Portal, path));
        await widget.SeeNoAsync("dialog");

        await widget.ClickAsync("button", "Ask · Open the chat");

        var panel = await widget.SeeAsync("dialog", "Delegate Assistant");
        panel.Box.ShouldBe(new Box(0, 0, Screen.Phone.Width, Screen.Phone.Height));
        var chat = await widget.FrameAsync();
        await Expect(chat.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await widget.ClickAsync("button", "Close the chat");
        await widget.SeeNoAsync("dialog");
    }

    private async Task<WidgetPage> OpenAsync(Visitor visitor, bool withoutForeignCookies = false)
    {
        var path = framed.Sites.Publish("", "<h1>门户网站</h1>", widget: Tag(await framed.Value));
        return await WidgetPage.OpenAsync(visitor, new Uri(framed.Sites.Portal, path), withoutForeignCookies);
    }

    internal static string Tag(SharedServer server, string attributes = "") => $"""<script src="{server.Process.Address}widget.js" defer {attributes}></script>""";

    private static async Task SignInAsync(IFrame chat, string code)
    {
        await chat.Locator("#code").FillAsync(code);
        await chat.Locator("#code").PressAsync("Enter");
        await GreetedAsync(chat);
    }

    private static Task GreetedAsync(IFrame chat) => Expect(chat.Locator(".webchat__bubble:not(.webchat__bubble--from-user)").First).ToBeVisibleAsync();

    private static async Task AskAsync(IFrame chat, string text, string words)
    {
        var input = chat.Locator("[data-id='webchat-sendbox-input']");
        await input.FillAsync(text);
        await input.PressAsync("Enter");
        await Expect(chat.Locator(".webchat__bubble:not(.webchat__bubble--from-user)").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(IFrame chat)
    {
        await chat.Locator(".menu-button").ClickAsync();
        await chat.Locator("#menu").GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await chat.Locator("dialog button.primary").ClickAsync();
        await Expect(chat.Locator("#code")).ToBeVisibleAsync();
    }
}
