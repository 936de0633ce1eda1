using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>Direct Line under mutated bodies, paths, watermarks, tokens and multipart uploads.</summary>
internal sealed class DirectLineFuzz : IAsyncDisposable
{
    private const string Boundary = "----WebKitFormBoundaryx3Hh5XqW6nN1dY0s";

    private readonly ForgetfulHost _host = new();
    private readonly InProcessServer _server;
    private readonly string _token;

    public DirectLineFuzz()
    {
        _server = new InProcessServer(
            (services, _) =>
            {
                services.AddSingleton<IDirectLineHost>(_host);
                services.AddDirectLine(options =>
                {
                    options.SigningKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
                    options.MaxActivityBytes = 64 * 1024;
                    options.MaxFileBytes = 1024;
                    options.MaxFiles = 3;
                });
            },
            app => app.MapDirectLine("/directline"));
        _token = _server.Services.GetRequiredService<DirectLineTokens>().Mint("u1", "c1").Token;
    }

    public int Taken => _host.Taken;

    /// <summary>What is wrong, or null.</summary>
    public async Task<string?> SendAsync(Mutator mutator)
    {
        var id = mutator.Chance(10) ? mutator.Text("c1") : "c1";
        var (method, path, query, body, type) = Request(mutator, id);
        var token = mutator.Chance(3) ? mutator.Text(_token) : _token;
        _host.Fault = null;
        var status = await _server.SendAsync(method, path, query, body, headers =>
        {
            headers.Authorization = mutator.Chance(2) ? mutator.Text("Bearer " + token) : "Bearer " + token;
            headers.ContentType = mutator.Chance(5) ? mutator.Text(type) : type;
            if (mutator.Chance(1))
            {
                headers.ContentLength = mutator.Pick(0L, 1, body.Length * 2, long.MaxValue);
            }
        });
        return _host.Fault ?? (status is >= 200 and < 500 and not 429 ? null : $"status {status}: {method} {path}{query}");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static (string Method, string Path, string Query, byte[] Body, string ContentType) Request(Mutator mutator, string id)
    {
        const string Json = "application/json";
        var watermark = mutator.Pick("", "?watermark=", "?watermark=5", "?watermark=" + Uri.EscapeDataString(mutator.Text("12")), "?watermark=1&watermark=2", "?watermark=9223372036854775807", "?watermark=-1", "?&=%%%&watermark");
        return mutator.Next(10) switch
        {
            0 => ("POST", "directline/conversations", "", mutator.Json(JsonSerializer.Deserialize<JsonElement>("""{"user":{"id":"u1"},"locale":"zh-CN"}""")), Json),
            1 => ("GET", $"directline/conversations/{id}", watermark, [], ""),
            2 => ("GET", $"directline/conversations/{id}/activities", watermark, [], ""),
            3 => ("GET", $"directline/conversations/{id}/stream", watermark, [], ""),
            4 => ("POST", "directline/tokens/refresh", "", mutator.Broken([]), Json),
            5 => ("POST", $"directline/conversations/{id}/upload", "?userId=u1", Upload(mutator), $"multipart/form-data; boundary={Boundary}"),
            _ => ("POST", $"directline/conversations/{id}/activities", "", mutator.Json(mutator.Pick(GoodActivities.OfTheWidget)), Json),
        };
    }

    /// <summary>Parts as the widget sends them, some missing, doubled, out of order or without an end.</summary>
    private static byte[] Upload(Mutator mutator)
    {
        var body = new List<byte>();
        for (var n = mutator.Pick(0, 1, 2, 2, 2, 3, 6); n > 0; n--)
        {
            var isActivity = mutator.Chance(50);
            var head = isActivity
                ? $"--{Boundary}\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n"
                : $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{(mutator.Chance(20) ? mutator.Text("a.jpg") : "a.jpg")}\"\r\nContent-Type: image/jpeg\r\n\r\n";
            body.AddRange(mutator.Chance(10) ? mutator.Broken(Encoding.UTF8.GetBytes(head)) : Encoding.UTF8.GetBytes(head));
            body.AddRange(isActivity ? mutator.Json(mutator.Pick(GoodActivities.OfTheWidget)) : new byte[mutator.Pick(0, 5, 1024, 1025, 5000)]);
            body.AddRange("\r\n"u8);
        }

        body.AddRange(mutator.Chance(90) ? Encoding.UTF8.GetBytes($"--{Boundary}--\r\n") : []);
        return mutator.Chance(20) ? mutator.Broken([.. body]) : [.. body];
    }

    /// <summary>Takes everything and keeps nothing but the last, which it gives to whoever reads.</summary>
    private sealed class ForgetfulHost : IDirectLineHost
    {
        private Activity _last = new() { Type = ActivityTypes.Message };

        public string? Fault { get; set; }

        public int Taken { get; private set; }

        public Task<bool> MayUseAsync(DirectLineIdentity identity, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> StartAsync(DirectLineIdentity identity, string? locale, CancellationToken cancellationToken) => Task.FromResult(true);

        public async Task<DirectLineAcceptance> ReceiveAsync(
            DirectLineIdentity identity, Activity activity, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
        {
            try
            {
                foreach (var file in files)
                {
                    await file.OpenRead().CopyToAsync(Stream.Null, cancellationToken);
                    file.Name.ShouldNotBeEmpty();
                }

                ActivityJson.Read(ActivityJson.Write(activity)).Succeeded.ShouldBeTrue();
                MessageText.Of(activity).ShouldNotBeNull();
                identity.ConversationId.ShouldBe("c1");
            }
            catch (Exception error)
            {
                Fault = error.ToString();
                throw;
            }

            Taken++;
            _last = activity;
            return new("c1|0000001");
        }

        public Task<ActivityBatch> ReadAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken) =>
            Task.FromResult(new ActivityBatch([_last], afterWatermark));

        public IAsyncEnumerable<ActivityBatch> FollowAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<ActivityBatch>();
    }
}
