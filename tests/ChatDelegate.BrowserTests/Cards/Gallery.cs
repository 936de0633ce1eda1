using System.Text.Json;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Tests.Channels;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>
/// Pages full of cards, without a server: the product's own chat page with its policy and its settings, and the official
/// renderer with Teams' settings. Every file comes from the working tree.
/// </summary>
internal sealed class Gallery(IBrowser browser) : IAsyncDisposable
{
    private const string Host = "cards.test";
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "Cards", "gallery");
    private static readonly string Site = Path.Combine(ServerTests.Support.Repository.Root, "src", "ChatDelegate.Server", "wwwroot");
    private readonly List<IBrowserContext> _contexts = [];

    public async Task<IPage> ShowAsync(CardTarget target, Screen screen, string locale, IReadOnlyList<JsonElement> cards)
    {
        var context = await browser.NewContextAsync(screen.Options());
        _contexts.Add(context);
        context.SetDefaultTimeout(Visitor.Patience);
        var told = JsonSerializer.Serialize(new { cards, language = locale, theme = screen.Dark ? "dark" : "light" });
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route => AnswerAsync(route, target, screen, told));
        await page.GotoAsync($"http://{Host}/");
        await page.WaitForFunctionAsync("count => [...document.querySelectorAll('.ac-adaptiveCard')].filter(card => !card.parentElement.closest('.ac-adaptiveCard')).length >= count", cards.Count);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }
    }

    private static Task AnswerAsync(IRoute route, CardTarget target, Screen screen, string told)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        return path switch
        {
            "/" when target == CardTarget.WebChat => ChatPageAsync(route),
            "/" => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = TeamsPage(screen.Dark) }),
            "/cards.json" => route.FulfillAsync(new() { ContentType = "application/json", Body = told }),
            "/chat/main.js" => FileAsync(route, Path.Combine(Pages, "webchat.js")),
            _ when path.StartsWith("/gallery/", StringComparison.Ordinal) => FileAsync(route, Path.Combine(Pages, path["/gallery/".Length..])),
            _ when path.StartsWith("/renderer/", StringComparison.Ordinal) => FileAsync(route, Path.Combine(CardSchema.Folder, "node_modules", path["/renderer/".Length..])),
            _ => FileAsync(route, Path.Combine(Site, path[1..])),
        };
    }

    private static Task ChatPageAsync(IRoute route)
    {
        var page = Server.Chat.ChatPage.Create("chat", string.Empty, Host);
        return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = page.Html, Headers = page.Headers });
    }

    private static string TeamsPage(bool dark) => File.ReadAllText(Path.Combine(Pages, "teams.html"))
        .Replace("THEME", dark ? "dark" : "light", StringComparison.Ordinal)
        .Replace("GROUND", dark ? "#1f1f1f" : "#f5f5f5", StringComparison.Ordinal)
        .Replace("PAPER", dark ? "#292929" : "#ffffff", StringComparison.Ordinal);

    private static Task FileAsync(IRoute route, string path) =>
        File.Exists(path) ? route.FulfillAsync(new() { Path = path }) : route.FulfillAsync(new() { Status = 404 });
}
