using System.Collections.Concurrent;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>Somebody with a browser of their own, and what that browser complained about while they used it.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    // Web Chat sets one style attribute when it starts; the policy refuses it and nothing is missing.
    private const string KnownRefusal = "Applying inline style violates";

    // What a lost network, a stopped server and a refused sign-in look like in the console.
    private static readonly string[] NetworkWords = ["Failed to load resource", "WebSocket connection to", "net::ERR_", "Failed to post activity"];

    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly Uri _server;
    private readonly ConcurrentDictionary<string, bool> _otherSites = [];
    private readonly ConcurrentBag<string> _expected = [];
    private int _loads;
    private int _knownRefusals;

    private Visitor(Uri server, IBrowserContext context)
    {
        _server = server;
        Context = context;
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        context.Console += (_, message) => Hear(message);
        context.WebError += (_, error) => _complaints.Enqueue($"script error: {error.Error}");
        context.Request += (_, request) => Look(request);
        context.Dialog += (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>Milliseconds for anything to be seen; reached only by a fault.</summary>
    public static float Patience { get; } = 60_000;

    public IBrowserContext Context { get; }

    /// <summary>Errors in the console, requests to other hosts, and dialogs that a page opened.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri server, Screen screen)
    {
        var options = screen.Options();
        options.BaseURL = server.ToString();
        return new Visitor(server, await browser.NewContextAsync(options));
    }

    public Task<IPage> OpenTabAsync() => Context.NewPageAsync();

    /// <summary>A site beside the server where this person has business, such as one that shows the chat in its pages.</summary>
    public void MayVisit(Uri site) => _otherSites[site.Authority] = true;

    /// <summary>Words of the console's that this test is about.</summary>
    public void MayHear(string words) => _expected.Add(words);

    public async Task KeepScreenshotsAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "screenshots")).FullName;
        foreach (var (page, tab) in Context.Pages.Select((page, tab) => (page, tab)))
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{tab + 1}.png") });
        }
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Hear(IConsoleMessage message)
    {
        var text = message.Text;
        if (text.StartsWith(KnownRefusal, StringComparison.Ordinal) && Interlocked.Increment(ref _knownRefusals) <= _loads)
        {
            return;
        }

        var wrong = message.Type == "error" || (message.Type == "warning" && text.Contains("Failed to render", StringComparison.Ordinal));
        if (wrong && !NetworkWords.Concat(_expected).Any(word => text.Contains(word, StringComparison.Ordinal)))
        {
            _complaints.Enqueue($"console: {text}");
        }
    }

    private void Look(IRequest request)
    {
        var address = new Uri(request.Url);
        if (request.IsNavigationRequest)
        {
            Interlocked.Increment(ref _loads);
        }

        if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != _server.Authority && !_otherSites.ContainsKey(address.Authority))
        {
            _complaints.Enqueue($"request to another host: {request.Url}");
        }
    }
}
