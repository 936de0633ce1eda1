using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Writes an input as JSON that can be nothing but data, whatever was typed: on one line, without characters that nobody sees, and
/// with all brackets escaped, so that neither markup, nor a template's braces, nor a chat format's role markers
/// (<c>&lt;|im_start|&gt;</c>, <c>[INST]</c>) survive in it. The brackets of the JSON itself are all that is left.
/// </summary>
internal static class InputJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = MakeEncoder(), PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Write(object? value) => Clean(JsonSerializer.SerializeToNode(value, Options))?.ToJsonString(Options) ?? "null";

    /// <summary>Whether there is anything to write: what is null, empty or false is as if it were not given.</summary>
    public static bool IsEmpty(string json) => json is "null" or "false" or "[]" or "{}" or "\"\"";

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(Invisible.Strip(part.Key), Clean(part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue text when text.TryGetValue<string>(out var typed) => JsonValue.Create(Invisible.Strip(typed)),
        _ => node?.DeepClone(),
    };

    private static JavaScriptEncoder MakeEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters('<', '>', '[', ']', '{', '}', '|', '`', '&', '\u2028', '\u2029');
        return JavaScriptEncoder.Create(settings);
    }
}
