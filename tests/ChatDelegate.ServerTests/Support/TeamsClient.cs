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
    private readonly List<string> _updated = [];
    private readonly List<string> _opened = [];
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

        /// <summary>403, as when the person has blocked the bot.</summary>
        Forbidden,

        /// <summary>404: the conversation does not exist.</summary>
        Gone,

        /// <summary>400: this message is none that the channel takes.</summary>
        Malformed,
    }

    /// <summary>What the channel keeps as a file that somebody attached.</summary>
    public static byte[] Photo { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Repeat((byte)7, 4000)];

    /// <summary>Where the channel keeps it.</summary>
    public string PhotoAddress => $"{_connector.Urls.Single()}/v3/attachments/1/views/original";

    public string ConversationId { get; private set; } = $"a:{Guid.NewGuid():N}";

    /// <summary>Ids of messages that the bot has changed in place, in order.</summary>
    public IReadOnlyList<string> Updated
    {
        get
        {
            lock (_gate)
            {
                return [.. _updated];
            }
        }
    }

    /// <summary>Conversations that the bot has opened.</summary>
    public IReadOnlyList<string> Opened
    {
        get
        {
            lock (_gate)
            {
                return [.. _opened];
            }
        }
    }

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
        client._connector.MapPost("/v3/conversations", client.OpenAsync);
        client._connector.MapGet("/v3/attachments/{attachment}/views/original", () => Results.Bytes(Photo, "image/jpeg"));
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

    public async Task<HttpStatusCode> PostAsync(JsonNode activity) => (await CallAsync(activity)).Status;

    /// <summary>Posts an activity and reads what it is answered in the response.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(JsonNode activity)
    {
        using var answer = await _server.Http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    /// <summary>Presses a button the way Teams does: an invoke, with what stands in the card's inputs.</summary>
    public JsonObject Press(JsonNode? data, string? id = null, params (string Input, string Value)[] inputs) => Activity("invoke", id, activity =>
    {
        var sent = data?.DeepClone() as JsonObject ?? [];
        foreach (var (input, value) in inputs)
        {
            sent[input] = value;
        }

        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "submit", ["data"] = sent }, ["trigger"] = "manual" };
    });

    /// <summary>The data of the last button with this label.</summary>
    public JsonNode? Button(string label) =>
        Activities.Reverse().SelectMany(one => one.Buttons).FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal)) is { Label: not null } found
            ? found.Data
            : throw new InvalidOperationException($"No button '{label}'.\n{_log.Tail()}");

    /// <summary>Says something and waits for the first message that answers it.</summary>
    public async Task<ChatActivity> AskAsync(string text)
    {
        var activity = Activity("message", null, message => message["text"] = text);
        (await PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        return await WaitForAsync(one => one.ReplyToId == activity["id"]!.ToString(), $"an answer to {text}");
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
            if (HttpMethods.IsPut(http.Request.Method))
            {
                id = http.Request.RouteValues["activity"]?.ToString() ?? id;
                lock (_gate)
                {
                    _updated.Add(id);
                }
            }

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

    private async Task OpenAsync(HttpContext http)
    {
        var id = $"a:{Guid.NewGuid():N}";
        lock (_gate)
        {
            _opened.Add(id);
            ConversationId = id;
            _mood = _ => Reaction.Taken;
        }

        http.Response.StatusCode = (int)HttpStatusCode.Created;
        await http.Response.WriteAsJsonAsync(new JsonObject { ["id"] = id });
    }

    private static HttpStatusCode Status(Reaction reaction) => reaction switch
    {
        Reaction.Taken or Reaction.Silent => HttpStatusCode.Created,
        Reaction.Throttled => HttpStatusCode.TooManyRequests,
        Reaction.Failed => HttpStatusCode.ServiceUnavailable,
        Reaction.Forbidden => HttpStatusCode.Forbidden,
        Reaction.Gone => HttpStatusCode.NotFound,
        Reaction.Malformed => HttpStatusCode.BadRequest,
    };
}
