using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// A channel that speaks the Bot Framework protocol: posts unsigned activities to the bot, as a local tool does, and is
/// the connector that the bot sends to, in whatever mood a test gives it.
/// </summary>
public sealed class TeamsClient : IAsyncDisposable
{
    private readonly WebApplication _connector;
    private readonly ServerProcess _server;
    private readonly ActivityLog _log = new();
    private readonly Lock _gate = new();
    private readonly List<HttpStatusCode> _answered = [];
    private Func<ChatActivity, Reaction> _mood = _ => Reaction.Taken;
    private int _posted;
    private int _taken;

    private TeamsClient(ServerProcess server, WebApplication connector)
    {
        _server = server;
        _connector = connector;
    }

    /// <summary>How the connector treats what is sent to it.</summary>
    public enum Reaction
    {
        Taken,

        /// <summary>429 with Retry-After.</summary>
        Throttled,
        Failed,

        /// <summary>Takes the message and never says so.</summary>
        Silent,
    }

    public string ConversationId { get; } = $"a:{Guid.NewGuid():N}";

    public string UserId { get; } = $"29:{Guid.NewGuid():N}";

    /// <summary>What the person sees: only what the connector took.</summary>
    public IReadOnlyList<ChatActivity> Activities => _log.All;

    /// <summary>The answers that the connector gave, in order.</summary>
    public IReadOnlyList<HttpStatusCode> Answered
    {
        get
        {
            lock (_gate)
            {
                return [.. _answered];
            }
        }
    }

    public static async Task<TeamsClient> StartAsync(ServerProcess server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var client = new TeamsClient(server, builder.Build());
        client._connector.MapPost("/v3/conversations/{conversation}/activities", client.TakeAsync);
        client._connector.MapPost("/v3/conversations/{conversation}/activities/{activity}", client.TakeAsync);
        client._connector.MapPut("/v3/conversations/{conversation}/activities/{activity}", client.TakeAsync);
        await client._connector.StartAsync();
        return client;
    }

    public void React(Func<ChatActivity, Reaction> mood)
    {
        lock (_gate)
        {
            _mood = mood;
        }
    }

    /// <summary>Posts a message; returns the answer's status.</summary>
    public Task<HttpStatusCode> SendAsync(string text, string? id = null) => PostAsync(Activity("message", id, activity => activity["text"] = text));

    public Task<HttpStatusCode> PressAsync(JsonNode? data) => PostAsync(Activity("message", null, activity => activity["value"] = data?.DeepClone()));

    public async Task<HttpStatusCode> PostAsync(JsonNode activity)
    {
        using var answer = await _server.Http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity);
        return answer.StatusCode;
    }

    public JsonObject Activity(string type, string? id, Action<JsonObject> change)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id ?? $"{ConversationId}:{Interlocked.Increment(ref _posted)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = _connector.Urls.Single(),
            ["from"] = new JsonObject { ["id"] = UserId, ["name"] = "Teams" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = ConversationId, ["conversationType"] = "personal" },
            ["locale"] = "zh-CN",
        };
        change(activity);
        return activity;
    }

    public Task<ChatActivity> WaitForAsync(Func<ChatActivity, bool> wanted, string what) => _log.WaitForAsync(wanted, what);

    public async ValueTask DisposeAsync() => await _connector.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var json = await http.Request.ReadFromJsonAsync<JsonObject>() ?? [];
        Reaction reaction;
        var id = $"connector-{Interlocked.Increment(ref _taken)}";
        lock (_gate)
        {
            reaction = _mood(new ChatActivity(json));
            _answered.Add(Status(reaction));
        }

        if (reaction is Reaction.Taken or Reaction.Silent)
        {
            json["id"] = id;
            json["from"] ??= new JsonObject();
            json["from"]!["role"] = "bot";
            _log.Add(new JsonObject { ["activities"] = new JsonArray(json.DeepClone()) });
        }

        if (reaction == Reaction.Silent)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)Status(reaction);
        if (reaction == Reaction.Throttled)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        await http.Response.WriteAsJsonAsync(reaction == Reaction.Taken
            ? new JsonObject { ["id"] = id }
            : new JsonObject { ["error"] = new JsonObject { ["code"] = "ServiceError", ["message"] = "As the test wants it." } });
    }

    private static HttpStatusCode Status(Reaction reaction) => reaction switch
    {
        Reaction.Taken or Reaction.Silent => HttpStatusCode.Created,
        Reaction.Throttled => HttpStatusCode.TooManyRequests,
        Reaction.Failed => HttpStatusCode.ServiceUnavailable,
    };
}
