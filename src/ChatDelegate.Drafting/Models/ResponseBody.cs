using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Models;

/// <summary>Reads what a server answered; nothing of its words gets into a message of ours, for it may repeat the key or the question.</summary>
internal static partial class ResponseBody
{
    private const string Unreadable = "The server's response is not of the protocol: no choices with a message. Does the address end where it should, mostly in /v1?";

    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
        {
            throw new ModelFailedException(ModelFailure.Unavailable, $"The server answers with an error in place of an answer{Code(error)}.") { IsTransient = true };
        }

        try
        {
            var choice = root.GetProperty("choices")[0];
            var message = choice.GetProperty("message");
            var text = Text(message, "content");
            var finish = Finish(choice, message);
            if (string.IsNullOrWhiteSpace(text) && (finish is null || finish == ChatFinishReason.Stop))
            {
                throw new ModelFailedException(ModelFailure.BadAnswer, "The answer is empty.") { IsTransient = true };
            }

            return new ChatResponse(new ChatMessage(ChatRole.Assistant, text ?? string.Empty))
            {
                ModelId = Text(root, "model"),
                FinishReason = finish,
                Usage = Usage(root),
            };
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new ModelFailedException(ModelFailure.BadAnswer, Unreadable) { IsTransient = true };
        }
    }

    /// <returns>What the server refuses, in lower case, to learn from; and its short code, to show.</returns>
    public static (string Refusal, string Code) ReadError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error)
                ? (error.ToString(), Code(error))
                : (document.RootElement.ToString(), string.Empty);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (string.Empty, string.Empty);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw new ModelFailedException(ModelFailure.BadAnswer, Unreadable) { IsTransient = true };
        }
    }

    private static ChatFinishReason? Finish(JsonElement choice, JsonElement message) =>
        !string.IsNullOrEmpty(Text(message, "refusal")) ? ChatFinishReason.ContentFilter
        : Text(choice, "finish_reason") is { Length: > 0 } reason ? new ChatFinishReason(reason)
        : null;

    private static UsageDetails? Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (input, output) = (Count(usage, "prompt_tokens"), Count(usage, "completion_tokens"));
        return new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var tokens) && tokens >= 0 ? tokens : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Code(JsonElement error)
    {
        var code = error.ValueKind == JsonValueKind.Object ? Text(error, "code") ?? Text(error, "type") : null;
        return code is not null && ShortWord().IsMatch(code) ? $" ({code})" : string.Empty;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z_]{0,50}$", RegexOptions.None, 1000)]
    private static partial Regex ShortWord();
}
