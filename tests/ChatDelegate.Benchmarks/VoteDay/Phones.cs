using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>The channel's side: everybody's phone, which takes cards and keeps the link of the first that leads to the ballot.</summary>
internal sealed class Phones(Uri address) : IAsyncDisposable
{
    private const string LinkStart = "/ballot/go/";

    private readonly ConcurrentDictionary<string, (string Link, long At)> _prompted = new(StringComparer.Ordinal);
    private WebApplication? _app;
    private long _lastId;
    private int _turned;
    private int _doubled;

    /// <summary>The link that each person got, and when.</summary>
    public IReadOnlyDictionary<string, (string Link, long At)> Prompted => _prompted;

    /// <summary>Cards that were updated in place: 已投票.</summary>
    public int Turned => Volatile.Read(ref _turned);

    /// <summary>Prompts to somebody who had one already.</summary>
    public int Doubled => Volatile.Read(ref _doubled);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address.GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var now = Stopwatch.GetTimestamp();
        if (HttpMethods.IsPut(http.Request.Method))
        {
            Interlocked.Increment(ref _turned);
        }
        else if (http.Request.Path.Value?.Split('/') is [.., "conversations", var conversation, "activities"] && LinkIn(body) is { } link && !_prompted.TryAdd(conversation, (link, now)))
        {
            Interlocked.Increment(ref _doubled);
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($"{{\"id\":\"m{Interlocked.Increment(ref _lastId)}\"}}", http.RequestAborted);
    }

    private static string? LinkIn(string body)
    {
        var start = body.IndexOf(LinkStart, StringComparison.Ordinal);
        return start < 0 ? null : body[start..body.IndexOf('"', start)];
    }
}
