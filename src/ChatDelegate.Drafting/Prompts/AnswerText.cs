using System.Text;
using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Finds the JSON object, the longest, in what a model said, which may think aloud first, fence it or add a word of politeness. Keys that occur
/// twice are refused: which of the two was checked, and which is used, must not differ.
/// </summary>
internal static class AnswerText
{
    public const int MostCharacters = 200_000;

    private const string ThinkingEnd = "</think>";

    /// <summary>Braces in the politeness before the object; more is no answer.</summary>
    private const int MostBeginnings = 20;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <returns>The object, or null and what is wrong.</returns>
    public static (JsonElement? Json, string? Fault) Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            return (null, "answer too long");
        }

        var thought = text.LastIndexOf(ThinkingEnd, StringComparison.Ordinal);
        var said = Encoding.UTF8.GetBytes(thought < 0 ? text : text[(thought + ThinkingEnd.Length)..]);
        var found = ReadOnlyMemory<byte>.Empty;
        var fault = "no JSON object";
        var from = 0;
        for (var tries = 0; tries < MostBeginnings && said.AsSpan(from).IndexOf((byte)'{') is >= 0 and var next; tries++)
        {
            from += next;
            switch (Measure(said.AsSpan(from)))
            {
                case null:
                    from++;
                    fault = "not JSON";
                    break;
                case 0:
                    return (null, "not closed at the end");
                case { } length:
                    found = length > found.Length ? said.AsMemory(from, length) : found;
                    from += length;
                    break;
            }
        }

        return found.IsEmpty ? (null, fault) : Parse(found);
    }

    /// <returns>Bytes of the object that begins here; 0 when it does not end, null when it is none.</returns>
    private static int? Measure(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = Strict.MaxDepth }));
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (JsonElement? Json, string? Fault) Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException failure)
        {
            return (null, failure.Message);
        }
    }
}
