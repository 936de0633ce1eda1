using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// A server of OpenAI's protocol in place of a language model: it sorts notes by the words it is given and drafts from their own words. A test can
/// have it say something else, fail or take its time.
/// </summary>
public sealed partial class StandInModel : IAsyncDisposable
{
    public const string Key = "stand-in-key";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StandInQuestion> _asked = new();
    private readonly IReadOnlyList<string> _matters;
    private Func<StandInQuestion, Task<int>> _mood = _ => Task.FromResult(StatusCodes.Status200OK);
    private Func<StandInQuestion, JsonObject, JsonObject> _words = (_, answer) => answer;

    private StandInModel(WebApplication app, IReadOnlyList<string> matters)
    {
        _app = app;
        _matters = matters;
        app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    public IReadOnlyList<StandInQuestion> Asked => [.. _asked];

    /// <summary>Settings that make a server ask this model.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Drafting:Provider", "openai"), ("Drafting:Endpoint", $"{_app.Urls.Single()}/v1"), ("Drafting:Model", "stand-in"), ("Drafting:ApiKey", Key), ("Drafting:CheckAtStart", "false"),
    ];

    /// <param name="matters">Notes that hold the same of these words are one matter.</param>
    public static async Task<StandInModel> StartAsync(params string[] matters)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var model = new StandInModel(app, matters);
        await app.StartAsync();
        return model;
    }

    /// <summary>Answers with this status from now on; 200 is an answer.</summary>
    public void Feel(Func<StandInQuestion, Task<int>> mood) => _mood = mood;

    /// <summary>Says this in place of what it would have said.</summary>
    public void Say(Func<StandInQuestion, JsonObject, JsonObject> words) => _words = words;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await http.Request.ReadFromJsonAsync<JsonObject>() ?? [];
        var question = StandInQuestion.Of(body, http.Request.Headers.Authorization.ToString());
        _asked.Enqueue(question);
        var status = await _mood(question);
        http.Response.StatusCode = status;
        if (status != StatusCodes.Status200OK)
        {
            await http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = new JsonObject { ["message"] = "As the test wants it.", ["code"] = "test" } });
            return;
        }

        var said = _words(question, question.Prompt == "split" ? Split(question) : Draft(question));
        await http.Response.WriteAsJsonAsync(new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1,
            ["model"] = "stand-in",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = "stop",
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = said.ToJsonString() },
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 300, ["total_tokens"] = 1200 },
        });
    }

    private JsonObject Split(StandInQuestion question)
    {
        var matters = question.Notes.GroupBy(note => _matters.FirstOrDefault(word => note.Text.Contains(word, StringComparison.Ordinal)) ?? note.Id);
        return new JsonObject
        {
            ["matters"] = new JsonArray([.. matters.Select(matter => new JsonObject { ["name"] = $"{matter.Key}的问题", ["notes"] = Ids(matter) })]),
            ["unused"] = new JsonArray(),
        };
    }

    private JsonObject Draft(StandInQuestion question)
    {
        var about = _matters.FirstOrDefault(word => question.Notes.Any(note => note.Text.Contains(word, StringComparison.Ordinal))) ?? "群众反映";
        return new JsonObject
        {
            ["title"] = $"关于解决{about}有关问题的建议",
            ["category"] = "城建环保",
            ["units"] = new JsonArray(),
            ["problem"] = new JsonArray([.. question.Notes.Select(note => new JsonObject { ["text"] = note.Text, ["notes"] = new JsonArray(note.Id) })]),
            ["cause"] = new JsonArray(),
            ["measures"] = new JsonArray(new JsonObject { ["text"] = "建议有关部门尽快研究解决。", ["notes"] = Ids(question.Notes.Take(1)), ["kind"] = "proposed" }),
            ["unused"] = new JsonArray(),
            ["questions"] = new JsonArray(),
        };
    }

    private static JsonArray Ids(IEnumerable<StandInNote> notes) => new([.. notes.Select(note => JsonValue.Create(note.Id))]);
}

/// <param name="Prompt">Name of the prompt.</param>
/// <param name="Text">All that was sent.</param>
public sealed partial record StandInQuestion(string Prompt, string Text, string Authorization, IReadOnlyList<StandInNote> Notes)
{
    internal static StandInQuestion Of(JsonObject body, string authorization)
    {
        var text = string.Join('\n', body["messages"]!.AsArray().Select(message => message!["content"]!.ToString()));
        var notes = NoteList().Match(text) is { Success: true } found ? JsonNode.Parse(found.Value)!.AsArray() : [];
        return new StandInQuestion(
            body["response_format"]?["json_schema"]?["name"]?.ToString() ?? string.Empty, text, authorization,
            [.. notes.Select(note => new StandInNote(note!["id"]!.ToString(), note["text"]!.ToString()))]);
    }

    [GeneratedRegex("""\[\{"id":"n\d+".*\}\]""", RegexOptions.None, 1000)]
    private static partial Regex NoteList();
}

public sealed record StandInNote(string Id, string Text);
