using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Models;

/// <summary>A question as the protocol has it (<c>POST chat/completions</c>).</summary>
internal static class RequestBody
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryData Write(string model, IEnumerable<ChatMessage> messages, ChatOptions? options, Dialect dialect)
    {
        var schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema;
        var body = new JsonObject
        {
            ["model"] = options?.ModelId ?? model,
            ["messages"] = new JsonArray([.. Messages(messages, dialect.Format == AnswerFormat.Schema ? null : schema)]),
        };
        if (options?.Temperature is { } temperature && dialect.TakesTemperature)
        {
            body["temperature"] = Math.Round((decimal)temperature, 2);
        }

        if (options?.MaxOutputTokens is { } tokens)
        {
            body[dialect.NewTokenName ? "max_completion_tokens" : "max_tokens"] = tokens;
        }

        if (schema is { } form && Format(form, (options?.ResponseFormat as ChatResponseFormatJson)?.SchemaName, dialect.Format) is { } format)
        {
            body["response_format"] = format;
        }

        return BinaryData.FromString(body.ToJsonString(Plain));
    }

    private static JsonObject? Format(JsonElement schema, string? name, AnswerFormat format) => format switch
    {
        AnswerFormat.Schema => new JsonObject
        {
            ["type"] = "json_schema",
            ["json_schema"] = new JsonObject { ["name"] = name ?? "answer", ["strict"] = true, ["schema"] = JsonSerializer.SerializeToNode(schema) },
        },
        AnswerFormat.Json => new JsonObject { ["type"] = "json_object" },
        _ => null,
    };

    /// <param name="schema">Said in the first message, where the server is not told it otherwise: many take one system message only, and JSON mode wants the word.</param>
    private static IEnumerable<JsonNode> Messages(IEnumerable<ChatMessage> messages, JsonElement? schema)
    {
        var note = schema is { } form ? $"\n只输出一个 json 对象，前后不加任何文字，符合这个 JSON Schema：{JsonSerializer.Serialize(form, Plain)}" : string.Empty;
        foreach (var message in messages)
        {
            yield return new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text + note };
            note = string.Empty;
        }
    }
}
