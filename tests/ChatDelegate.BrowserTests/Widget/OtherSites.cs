using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>Web sites that are not ours. Their host is localhost and the server's 127.0.0.1: to a browser, different sites.</summary>
internal sealed class OtherSites : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, (string? Policy, string Html)> _pages = new(StringComparer.Ordinal);
    private readonly Task _answering;
    private int _last;

    public OtherSites()
    {
        (Portal, Stranger, Teams) = (Listen(), Listen(), Listen());
        _listener.Start();
        _answering = AnswerAsync();
    }

    /// <summary>May show the chat.</summary>
    public Uri Portal { get; }

    /// <summary>May show nothing.</summary>
    public Uri Stranger { get; }

    /// <summary>May show the console.</summary>
    public Uri Teams { get; }

    /// <summary>Puts a page on all of these sites and gives its path.</summary>
    public string Publish(string head, string body, string? policy = null, string language = "zh-CN", string widget = "")
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/page-{Interlocked.Increment(ref _last)}");
        _pages[path] = (policy,
            $"""
            <!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>示例市人民代表大会</title><link rel="icon" href="data:,">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">{head}</head><body>{body}{widget}</body></html>
            """);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private Uri Listen()
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{ServerProcess.FreePort()}"));
        _listener.Prefixes.Add(address.ToString());
        return address;
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or InvalidOperationException or IOException)
            {
                // The tests are over, or a tab went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (_pages.TryGetValue(context.Request.Url?.AbsolutePath ?? string.Empty, out var page))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (page.Policy is not null)
            {
                context.Response.Headers["Content-Security-Policy"] = page.Policy;
            }

            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page.Html));
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        }

        context.Response.Close();
    }
}
