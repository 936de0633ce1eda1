using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>The Playground's own page, as its person uses it.</summary>
internal sealed class PlaygroundPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private PlaygroundPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Each is a text or a card, under the name of who sent it.</summary>
    public ILocator Messages => Page.Locator("div:has(> [aria-label='Message header'])");

    public static async Task<PlaygroundPage> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(Screen.Desktop.Options());
        context.SetDefaultTimeout(Visitor.Patience);

        // It would like its fonts from elsewhere.
        await context.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        var opened = new PlaygroundPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(address.ToString());

        // Its log repeats all that is said.
        await opened.Page.GetByTitle("Hide log panel").ClickAsync();
        return opened;
    }

    public async Task SayAsync(string text)
    {
        var box = Page.Locator("[data-lexical-editor]").First;
        await box.ClickAsync();
        await Page.Keyboard.InsertTextAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    /// <summary>Says something and waits for one more message with these words.</summary>
    public Task<ILocator> AskAsync(string text, string words) => AnswerAsync(() => SayAsync(text), words);

    public async Task<ILocator> AnswerAsync(Func<Task> act, string words)
    {
        var such = Message(words);
        var before = await such.CountAsync();
        await act();
        await Expect(such).ToHaveCountAsync(before + 1);
        return such.Nth(before);
    }

    public ILocator Message(string words) => Messages.Filter(new() { HasText = words });

    public static ILocator Button(ILocator within, string label) => within.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public async Task KeepAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "screenshots")).FullName;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"playground-{name}.png") });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
