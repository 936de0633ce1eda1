using System.Text.Json;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>A question as it came over the wire.</summary>
internal sealed record AskedQuestion(DateTimeOffset At, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private readonly JsonElement _json = JsonDocument.Parse(Body).RootElement.Clone();

    public JsonElement Json => _json;

    /// <summary>The prompt, by the name of its schema; null where no schema is sent.</summary>
    public string? Prompt => Json.TryGetProperty("response_format", out var format) && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("name").GetString() : null;

    /// <summary><c>json_schema</c>, <c>json_object</c> or null.</summary>
    public string? Format => Json.TryGetProperty("response_format", out var format) ? format.GetProperty("type").GetString() : null;

    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Json.GetProperty("messages").EnumerateArray().Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!))];

    public string System => Messages[0].Text;

    /// <summary>What the user's messages say, the request to repair included.</summary>
    public string User => string.Join('\n', Messages.Where(message => message.Role == "user").Select(message => message.Text));
}
