using System.Reflection;
using System.Text.Json;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>A page that somebody else wrote, with Microsoft's own clients, at the server's origin or another.</summary>
internal sealed class Stranger(IPage page, Uri origin)
{
    // What a browser shows there is a sentence in JSON; the page is written over it, so that its origin is the server's.
    private const string Blank = "/directline/session/getsessionid";

    private const string Html =
        """
        <!doctype html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>别人的网页</title></head>
        <body style="margin:0"><div id="chat" style="height:100vh"></div></body>
        </html>
        """;

    private static readonly string Script = Read("stranger.js");
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);
    private static readonly string Packages = System.IO.Path.Combine(Repository.Root, "src", "ChatDelegate.Server", "node_modules");
    private static readonly string WebChat = System.IO.Path.Combine(Packages, "botframework-webchat", "dist", "webchat.js");
    private static readonly string DirectLineJs = System.IO.Path.Combine(Packages, "botframework-directlinejs", "dist", "directline.js");

    public IPage Page => page;

    public ILocator Mine => Page.Locator(".webchat__bubble--from-user");

    public ILocator Said => Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)");

    public ILocator RetryLink => Page.GetByRole(AriaRole.Button, new() { Name = "重试" });

    public static async Task<Stranger> OpenAsync(IBrowserContext context, Uri origin)
    {
        var stranger = new Stranger(await context.NewPageAsync(), origin);
        await stranger.ReloadAsync();
        return stranger;
    }

    /// <summary>The page anew: all it knew is gone. Nothing is intercepted, since then the browser would ask for no other site's leave.</summary>
    public async Task ReloadAsync()
    {
        await Page.GotoAsync(new Uri(origin, Blank).ToString());
        await Page.SetContentAsync(Html);
        await Page.AddScriptTagAsync(new() { Path = WebChat });
        await Page.AddScriptTagAsync(new() { Path = DirectLineJs });
        await Page.AddScriptTagAsync(new() { Content = Script });
    }

    public Task<string> ConversationAsync() => Page.EvaluateAsync<string>("async () => (await stranger.grant()).conversationId");

    /// <summary>Ends this device's session, as its person can do at any time.</summary>
    public Task SignOutAsync() => Page.EvaluateAsync("() => fetch('/chat/sign-out', { method: 'POST', headers: { 'X-ChatDelegate': '1' } })");

    /// <summary>Draws Web Chat with the Direct Line client in its bundle; returns when it is connected.</summary>
    public async Task WebChatAsync(object? settings = null)
    {
        await Page.EvaluateAsync("settings => stranger.webChat(settings)", settings ?? new { });
        await StateAsync(Online);
    }

    /// <summary>Runs the Direct Line client alone.</summary>
    public async Task DirectLineAsync(object? settings = null)
    {
        await Page.EvaluateAsync("settings => stranger.directLine(settings)", settings ?? new { });
        await StateAsync(Online);
    }

    public static int Online => 2;

    public static int ExpiredToken => 3;

    public static int Ended => 5;

    /// <summary>Waits for the last of directlinejs's connection states to be this one.</summary>
    public Task StateAsync(int state) => Page.WaitForFunctionAsync("state => stranger.states.at(-1) === state", state);

    /// <summary>Types and sends, as a person does.</summary>
    public async Task TypeAsync(string text)
    {
        var box = Page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>Puts files beside the text to send; Web Chat makes their previews first, and sends without those that have none yet.</summary>
    public async Task ChooseFilesAsync(params FilePayload[] files)
    {
        await Page.Locator("input[type=file]").First.SetInputFilesAsync(files);
        await Page.WaitForFunctionAsync("count => stranger.store.getState().sendBoxAttachments.length === count", files.Length);
    }

    public async Task<ILocator> AskAsync(string text, string words)
    {
        var such = Said.Filter(new() { HasText = words });
        var before = await such.CountAsync();
        await TypeAsync(text);
        await Expect(such.Nth(before)).ToBeVisibleAsync();
        return such.Nth(before);
    }

    /// <summary>Says it through the client alone.</summary>
    public Task<string> SayAsync(string text) => Page.EvaluateAsync<string>("text => stranger.say(text)", text);

    /// <summary>Gives the client a fresh token and stream, as its page may when the old one has expired.</summary>
    public Task ReconnectAsync(string token, string conversation) =>
        Page.EvaluateAsync("([token, conversation]) => stranger.reconnect(token, conversation)", new[] { token, conversation });

    public Task<string> SessionIdAsync() => Page.EvaluateAsync<string>("() => stranger.sessionId()");

    public async Task<IReadOnlyList<Shown>> ShownAsync() => Read(await Page.EvaluateAsync<JsonElement>("() => stranger.shown()"));

    public async Task<IReadOnlyList<Shown>> GivenAsync() => Read(await Page.EvaluateAsync<JsonElement>("() => stranger.given()"));

    private static List<Shown> Read(JsonElement json) => json.Deserialize<List<Shown>>(Camel) ?? [];

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
