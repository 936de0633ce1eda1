using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// The web chat without its page: signs in as the demo links do, speaks Direct Line as the widget does, keeps what it got
/// by activity id, and comes back with its watermark when the stream breaks.
/// </summary>
public sealed class WebChatClient : IAsyncDisposable
{
    private ServerProcess _server;
    private readonly ActivityLog _log = new();
    private readonly string _locale;
    private WebChatStream? _stream;
    private string _token = string.Empty;
    private int _sent;

    private WebChatClient(ServerProcess server, string locale)
    {
        _server = server;
        _locale = locale;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address, Timeout = Deadline.Default };
    }

    /// <summary>This device's requests, with its cookie.</summary>
    public HttpClient Http { get; }

    public string ConversationId { get; private set; } = string.Empty;

    public string UserId { get; private set; } = string.Empty;

    public string Token => _token;

    public IReadOnlyList<ChatActivity> Activities => _log.All;

    public IReadOnlyList<ChatActivity> FromBot => [.. Activities.Where(one => one.FromBot)];

    /// <summary>How often an activity id came that was here already: replays, not faults.</summary>
    public int Replays => _log.Replays;

    /// <summary>Signs in by the person's link and opens the conversation; returns when the greeting has come.</summary>
    public static async Task<WebChatClient> SignInAsync(ServerProcess server, DemoPerson person, string locale = "zh-CN")
    {
        var client = new WebChatClient(server, locale);
        using (var answer = await client.Http.GetAsync(person.SignInAt(server)))
        {
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther, HttpStatusCode.OK);
        }

        await client.OpenAsync();
        await client.WaitForAsync(one => one.FromBot, "a greeting");
        return client;
    }

    /// <summary>A device that nobody has signed in on.</summary>
    public static WebChatClient Stranger(ServerProcess server) => new(server, "zh-CN");

    /// <summary>Asks for a token and starts, or continues, the conversation.</summary>
    public async Task OpenAsync()
    {
        var (status, body) = await PostJsonAsync("/chat/token", null);
        status.ShouldBe(HttpStatusCode.OK, "POST /chat/token");
        _token = Text(body, "token");
        ConversationId = Text(body, "conversationId");
        UserId = Text(body, "userId");
        var started = await StartConversationAsync(_token);
        started.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
        _token = Text(started.Body, "token") is { Length: > 0 } renewed ? renewed : _token;
        await ListenAsync(Text(started.Body, "streamUrl"));
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> StartConversationAsync(string token) =>
        CallAsync(HttpMethod.Post, "/directline/conversations", token, new JsonObject { ["user"] = new JsonObject { ["id"] = UserId }, ["locale"] = _locale });

    /// <summary>Completes when there is no stream any more.</summary>
    public Task StreamEnded => _stream?.Ended ?? Task.CompletedTask;

    /// <summary>Closes the stream, as a phone that loses its network.</summary>
    public async Task DisconnectAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync();
        }
    }

    /// <summary>Comes back as the widget does: with the last watermark it saw.</summary>
    public async Task ReconnectAsync()
    {
        await DisconnectAsync();
        var (status, body) = await CallAsync(HttpMethod.Get, $"/directline/conversations/{Uri.EscapeDataString(ConversationId)}?watermark={_log.Watermark}", _token, null);
        status.ShouldBe(HttpStatusCode.OK, "reconnect");
        await ListenAsync(Text(body, "streamUrl"));
    }

    /// <summary>From now on speaks to another instance, as behind a load balancer.</summary>
    public void MoveTo(ServerProcess server) => _server = server;

    /// <summary>Says something; returns the activity's id once the server has acknowledged it.</summary>
    /// <param name="key">The key that survives the widget's Retry link; a new one by default.</param>
    public Task<string> SendAsync(string text, string? key = null) => AcknowledgedAsync(Message(key, message => message["text"] = text));

    /// <summary>Says something and waits for what the bot answers to it.</summary>
    public async Task<IReadOnlyList<ChatActivity>> AskAsync(string text, string? key = null) => await AnswersAsync(await SendAsync(text, key));

    /// <summary>Presses the last button with this label, with a card form's inputs if there are any.</summary>
    public Task<string> PressAsync(string label, params (string Input, string Value)[] inputs) => PressAsync(Button(label), inputs);

    public async Task<IReadOnlyList<ChatActivity>> PressAndWaitAsync(string label, params (string Input, string Value)[] inputs) =>
        await AnswersAsync(await PressAsync(label, inputs));

    public Task<string> PressAsync(JsonNode? data, params (string Input, string Value)[] inputs) => AcknowledgedAsync(Message(null, message =>
    {
        var value = data?.DeepClone() as JsonObject ?? [];
        foreach (var (input, given) in inputs)
        {
            value[input] = given;
        }

        message.Remove("text");
        message["value"] = value;
        message["channelData"]!["postBack"] = true;
    }));

    /// <summary>The data of the last button with this label.</summary>
    public JsonNode? Button(string label) =>
        FromBot.Reverse().SelectMany(one => one.Buttons).FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal)) is { Label: not null } found
            ? found.Data
            : throw new InvalidOperationException($"No button '{label}'. The last cards offer: {string.Join(" | ", FromBot.TakeLast(4).SelectMany(one => one.Buttons).Select(one => one.Label))}\n{_log.Tail()}");

    /// <summary>Sends files the way the widget does: the activity and the bytes as parts of one form.</summary>
    public async Task<(HttpStatusCode Status, string Id)> SendFileAsync(string name, string contentType, byte[] content, string? text = null)
    {
        var message = Message(null, message =>
        {
            message["text"] = text;
            message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType, ["name"] = name });
            message["channelData"]!["attachmentSizes"] = new JsonArray(content.Length);
        });
        using var form = new MultipartFormDataContent();
        var activity = new StringContent(message.ToJsonString());
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/directline/conversations/{Uri.EscapeDataString(ConversationId)}/upload?userId={UserId}") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, Text(await BodyAsync(answer), "id"));
    }

    /// <summary>Posts any activity; for what no widget sends.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PostActivityAsync(JsonNode activity) =>
        CallAsync(HttpMethod.Post, $"/directline/conversations/{Uri.EscapeDataString(ConversationId)}/activities", _token, activity);

    /// <summary>A message as the widget posts it, changed as wanted.</summary>
    public JsonObject Message(string? key, Action<JsonObject> change)
    {
        var number = Interlocked.Increment(ref _sent);
        var message = new JsonObject
        {
            ["type"] = "message",
            ["textFormat"] = "plain",
            ["channelId"] = "webchat",
            ["from"] = new JsonObject { ["id"] = UserId, ["name"] = string.Empty, ["role"] = "user" },
            ["locale"] = _locale,
            ["attachments"] = new JsonArray(),
            ["channelData"] = new JsonObject
            {
                ["attachmentSizes"] = new JsonArray(),
                ["clientActivityID"] = $"c{number}-{Guid.NewGuid():N}",
                ["idempotencyKey"] = key ?? Guid.NewGuid().ToString("N"),
            },
        };
        change(message);
        return message;
    }

    public Task<ChatActivity> WaitForAsync(Func<ChatActivity, bool> wanted, string what) => _log.WaitForAsync(wanted, what);

    /// <summary>What the bot answers to one activity: all that came with the first answer.</summary>
    public async Task<IReadOnlyList<ChatActivity>> AnswersAsync(string id)
    {
        await WaitForAsync(one => one.FromBot && one.ReplyToId == id, $"an answer to {id}");
        return [.. Activities.Where(one => one.FromBot && one.ReplyToId == id)];
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostJsonAsync(string path, JsonNode? body) => await CallAsync(HttpMethod.Post, path, null, body);

    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(HttpMethod method, string path, string? token, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(_server.Address, path));
        request.Headers.Add("X-ChatDelegate", "1");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await BodyAsync(answer));
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        Http.Dispose();
    }

    private async Task<string> AcknowledgedAsync(JsonObject message)
    {
        var (status, body) = await PostActivityAsync(message);
        status.ShouldBe(HttpStatusCode.OK, $"POST activity: {body?.ToJsonString()}");
        return Text(body, "id");
    }

    private async Task ListenAsync(string streamUrl)
    {
        streamUrl.ShouldNotBeEmpty();
        var address = new UriBuilder(new Uri(_server.Address, streamUrl)) { Scheme = "ws" }.Uri;
        _stream = await WebChatStream.OpenAsync(address, _log);
    }

    private static async Task<JsonNode?> BodyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal) && text.Length > 0 ? JsonNode.Parse(text) : null;
    }

    private static string Text(JsonNode? body, string name) => body?[name] is JsonValue value ? value.ToString() : string.Empty;
}
