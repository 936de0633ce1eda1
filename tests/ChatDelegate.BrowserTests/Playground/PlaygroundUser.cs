using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>The Playground's person, who writes and presses over the interface that its page uses, and sees what it shows.</summary>
internal sealed class PlaygroundUser : IAsyncDisposable
{
    private readonly SharedServer _server;
    private readonly PlaygroundProcess _process;
    private readonly PlaygroundScreen _screen;
    private readonly PlaygroundStream _log;
    private readonly HttpClient _http;
    private readonly JsonNode _config;

    private PlaygroundUser(SharedServer server, PlaygroundProcess process, HttpClient http, JsonNode config, PlaygroundScreen screen, PlaygroundStream log)
    {
        _server = server;
        _process = process;
        _http = http;
        _config = config;
        _screen = screen;
        _log = log;
    }

    /// <summary>The conversation with the bot alone.</summary>
    public string Alone => _config["personalChat"]!["id"]!.ToString();

    public string Group => _config["groupChats"]![0]!["id"]!.ToString();

    public Uri Address => _process.Address;

    private string UserId => _config["currentUser"]!["id"]!.ToString();

    private JsonNode Bot => _config["bot"]!;

    /// <summary>What the bot has said, as it looks now, in the order of its coming.</summary>
    public IReadOnlyList<ChatActivity> Shown => ShownIn(Alone);

    /// <summary>What crossed between the Playground and the bot, in either direction, with the answers.</summary>
    public IReadOnlyList<Crossing> Crossings =>
        [.. _log.All.Select(entry => entry["log"]).OfType<JsonObject>().Where(entry => entry["request"]?["body"] is JsonObject).Select(entry => new Crossing(entry))];

    public static async Task<PlaygroundUser> StartAsync(SharedServer server, params string[] options)
    {
        var process = await PlaygroundProcess.StartAsync(server.Process, options);
        var http = new HttpClient { BaseAddress = process.Address };
        var config = await http.GetFromJsonAsync<JsonNode>(Relative("/_internal/v1/config"));
        var screen = await PlaygroundScreen.OpenAsync(process.Address, config!["config"]!["bot"]!["id"]!.ToString());
        var log = await PlaygroundStream.OpenAsync(process.Address, "/_ws/log/stream");
        return new PlaygroundUser(server, process, http, config["config"]!, screen, log);
    }

    /// <summary>One who has the bot installed and is signed in by a code of the staff.</summary>
    public static async Task<PlaygroundUser> SignInAsync(SharedServer server, DemoPerson person, params string[] options)
    {
        var user = await StartAsync(server, options);
        await user.InstallAsync(user.Alone);
        await user.SignInAsync(person);
        return user;
    }

    /// <summary>Sends the code that staff have given this person, and is greeted by name.</summary>
    public async Task<ChatActivity> SignInAsync(DemoPerson person) => await AskAsync((await SlipDesk.IssueAsync(_server.Place, person)).Code, person.Name);

    /// <summary>Adds the app, as the page does when it is opened, and waits until the bot has heard of it.</summary>
    public async Task InstallAsync(string conversation)
    {
        var before = Installs(conversation);
        using var answer = await _http.PostAsJsonAsync(Relative($"/_debug/conversation/{conversation}/installation"), new JsonObject());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await UntilAsync(() => Installs(conversation) >= before + 2, "the installation, told to the bot in two ways");
    }

    public async Task SayAsync(string text, string? conversation = null, bool toTheBot = false)
    {
        var message = new JsonObject { ["from"] = new JsonObject { ["id"] = UserId }, ["text"] = text, ["textFormat"] = "plain" };
        if (toTheBot)
        {
            var mention = $"<at>{Bot["name"]}</at>";
            message["text"] = $"{mention} {text}";
            message["mentions"] = new JsonArray(new JsonObject { ["mentioned"] = new JsonObject { ["id"] = Bot["id"]!.ToString() }, ["text"] = mention });
        }

        using var answer = await _http.PostAsJsonAsync(Relative($"/_conversation/v1/conversations/{conversation ?? Alone}/messages"), message);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Says something and waits for one more message with these words than there was before.</summary>
    public Task<ChatActivity> AskAsync(string text, string words) => AnswerAsync(() => SayAsync(text), words);

    public async Task<ChatActivity> AnswerAsync(Func<Task> act, string words)
    {
        var before = Shown.Count(one => Says(one, words));
        await act();
        return await HearAsync(words, before);
    }

    /// <summary>Waits for a message with these words, besides so many that were there.</summary>
    public async Task<ChatActivity> HearAsync(string words, int besides = 0)
    {
        await UntilAsync(() => Shown.Count(one => Says(one, words)) > besides, $"“{words}”");
        return Shown.Where(one => Says(one, words)).ElementAt(besides);
    }

    /// <summary>Presses a button of a card, its inputs filled in; gives what the person then sees in the card's place.</summary>
    public async Task<ChatActivity> PressAsync(ChatActivity shown, string label, params (string Input, string Value)[] inputs)
    {
        using var answer = await InvokeAsync(shown, label, inputs);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>() ?? [];
        body["type"]?.ToString().ShouldBe("application/vnd.microsoft.card.adaptive", $"{answer.StatusCode} {body.ToJsonString()}");
        return new ChatActivity(new JsonObject { ["id"] = shown.Id, ["attachments"] = new JsonArray(new JsonObject { ["content"] = body["value"]!.DeepClone() }) });
    }

    public async Task<HttpResponseMessage> InvokeAsync(ChatActivity shown, string label, params (string Input, string Value)[] inputs)
    {
        var data = shown.Buttons.Last(button => button.Label == label).Data!.DeepClone();
        foreach (var (input, value) in inputs)
        {
            data[input] = value;
        }

        return await _http.PostAsJsonAsync(Relative("/_conversation/v1/invoke"), new JsonObject
        {
            ["name"] = "adaptiveCard/action",
            ["from"] = new JsonObject { ["id"] = UserId },
            ["conversation"] = new JsonObject { ["id"] = Alone },
            ["replyToId"] = shown.Id,
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = label, ["data"] = data } },
        });
    }

    /// <summary>Has the Playground forward an activity of any kind, and gives what crossed.</summary>
    public async Task<Crossing> ForwardAsync(JsonObject activity)
    {
        var id = activity["id"]!.ToString();
        var before = Crossings.Count(one => one.ToBot && one.ActivityId == id);
        using var answer = await _http.PostAsJsonAsync(Relative("/_internal/v1/customActivities"), activity);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await UntilAsync(() => Crossings.Count(one => one.ToBot && one.ActivityId == id) > before, $"the bot's answer to {activity["type"]}");
        return Crossings.Last(one => one.ToBot && one.ActivityId == id);
    }

    public JsonObject Activity(string type, string id, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Address.Port}/_connector"),
            ["from"] = new JsonObject { ["id"] = UserId },
            ["recipient"] = new JsonObject { ["id"] = Bot["id"]!.ToString() },
            ["conversation"] = new JsonObject { ["id"] = Alone, ["conversationType"] = "personal" },
            ["locale"] = "zh-CN",
        };
        change?.Invoke(activity);
        return activity;
    }

    public IReadOnlyList<ChatActivity> ShownIn(string conversation) => _screen.ShownIn(conversation);

    /// <summary>How the message with this id was changed in place after it came.</summary>
    public IReadOnlyList<ChatActivity> UpdatesOf(string id) => _screen.UpdatesOf(Alone, id);

    public Task UntilAsync(Func<bool> seen, string what) => Deadline.UntilAsync(
        () => Task.FromResult(seen()),
        () => $"{what}. Shown:\n{string.Join('\n', Shown.TakeLast(6))}\nCrossed:\n{string.Join('\n', Crossings.TakeLast(12))}\n{_process.Output}");

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _log.DisposeAsync();
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private int Installs(string conversation) =>
        Crossings.Count(one => one.ToBot && one.ConversationId == conversation && one.Type is "installationUpdate" or "conversationUpdate");

    private static bool Says(ChatActivity activity, string words) => activity.Words.Contains(words, StringComparison.Ordinal);

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
