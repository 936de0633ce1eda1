using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>The connector of a whole channel: keeps all that arrives, in the order in which it arrived, doubled or not.</summary>
internal sealed class ChannelConnector : IAsyncDisposable
{
    /// <summary>In place of a status: the request is taken and never answered.</summary>
    public const int Silence = 0;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private ImmutableList<Arrival> _arrivals = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _app;
    private int _refused;

    /// <summary>Which start of the server sends now; whoever kills it counts on.</summary>
    public int Life { get; set; }

    /// <summary>What it answers in place of taking a message to a conversation; null when it takes it.</summary>
    public Func<string, int?>? Mood { get; set; }

    public int Refused => Volatile.Read(ref _refused);

    public string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServerProcess.FreePort()}");

    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (_gate)
            {
                return _arrivals;
            }
        }
    }

    public static async Task<ChannelConnector> StartAsync()
    {
        var connector = new ChannelConnector();
        await connector.OpenAsync();
        return connector;
    }

    /// <summary>Listens, at the same address as before.</summary>
    public async Task OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address);
        _app = builder.Build();
        _app.MapPost("/v3/conversations/{conversation}/activities", TakeAsync);
        _app.MapPut("/v3/conversations/{conversation}/activities/{activity}", TakeAsync);
        await _app.StartAsync();
    }

    /// <summary>Listens no more: connections are refused.</summary>
    public async Task CloseAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    /// <summary>Waits for the first arrival of this kind.</summary>
    public async Task<Arrival> WaitForAsync(Func<Arrival, bool> wanted, string what)
    {
        using var patience = new CancellationTokenSource(Deadline.Default);
        for (var seen = 0; ;)
        {
            Task news;
            ImmutableList<Arrival> arrivals;
            lock (_gate)
            {
                (news, arrivals) = (_news.Task, _arrivals);
            }

            if (arrivals.FindIndex(seen, arrival => wanted(arrival)) is >= 0 and var found)
            {
                return arrivals[found];
            }

            seen = arrivals.Count;
            try
            {
                await news.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{what} did not come within {Deadline.Default.TotalSeconds:0} s.", late);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await CloseAsync();
        _closing.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        var json = await http.Request.ReadFromJsonAsync<JsonObject>() ?? [];
        var conversation = http.Request.RouteValues["conversation"]?.ToString() ?? string.Empty;
        if (Mood?.Invoke(conversation) is { } refusal)
        {
            Interlocked.Increment(ref _refused);
            await RefuseAsync(http, refusal);
            return;
        }

        string id;
        lock (_gate)
        {
            id = http.Request.RouteValues["activity"]?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"connector-{_arrivals.Count}");
            _arrivals = _arrivals.Add(new Arrival(conversation, HttpMethods.IsPut(http.Request.Method), new ChatActivity(json), Life));
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        http.Response.StatusCode = (int)HttpStatusCode.Created;
        await http.Response.WriteAsJsonAsync(new JsonObject { ["id"] = id });
    }

    private async Task RefuseAsync(HttpContext http, int refusal)
    {
        if (refusal == Silence)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _closing.Token);
            await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Abort();
            return;
        }

        http.Response.StatusCode = refusal;
        await http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = new JsonObject { ["code"] = "ServiceError", ["message"] = "As the test wants it." } });
    }
}
