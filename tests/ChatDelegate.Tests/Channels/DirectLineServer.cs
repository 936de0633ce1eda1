using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels;

/// <summary>Direct Line on a real port, with a clock to turn.</summary>
internal sealed class DirectLineServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DirectLineServer(WebApplication app, FakeTime time, MemoryDirectLineHost host)
    {
        _app = app;
        Time = time;
        Host = host;
        Refusals = new CountedRefusals(app.Services);
        Http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = new Uri(app.Urls.Single() + "/directline/") };
    }

    public FakeTime Time { get; }

    public MemoryDirectLineHost Host { get; }

    public HttpClient Http { get; }

    /// <summary>What the server counted, by reason.</summary>
    public CountedRefusals Refusals { get; }

    public DirectLineTokens Tokens => _app.Services.GetRequiredService<DirectLineTokens>();

    public DirectLineStreams Streams => _app.Services.GetRequiredService<DirectLineStreams>();

    public static async Task<DirectLineServer> StartAsync(Action<DirectLineOptions>? configure = null)
    {
        var host = new MemoryDirectLineHost();
        var time = new FakeTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IDirectLineHost>(host);
        builder.Services.AddDirectLine(options =>
        {
            options.SigningKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapDirectLine("/directline");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DirectLineServer(app, time, host);
    }

    /// <summary>With <paramref name="expectContinue"/>, the content's bytes are asked for only when the server reads them.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null, bool expectContinue = false)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.ExpectContinue = expectContinue;
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string? token, string json) =>
        SendAsync(HttpMethod.Post, path, token, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<JsonElement> BeginAsync(string token)
    {
        using var response = await PostAsync("conversations", token, """{"locale":"zh-CN"}""");
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    public static async Task<ClientWebSocket> OpenAsync(string address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>The next frame as text; null when the server closed.</summary>
    public static async Task<string?> FrameAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                // As a browser does by itself.
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>Lets the server get on until it is so; fails the test when it never is.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !isSo(); await Task.Yield())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Refusals.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
