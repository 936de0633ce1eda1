using System.Text;
using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Finds the one JSON object in what a model said, which may think aloud first, fence it or add a word of politeness. Keys that occur
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
        var said = thought < 0 ? text : text[(thought + ThinkingEnd.Length)..];
        var fault = "no JSON object";
        var from = said.IndexOf('{', StringComparison.Ordinal);
        for (var tries = 0; from >= 0 && tries < MostBeginnings; tries++)
        {
            var (json, wrong) = ReadAt(said, from);
            if (json is not null)
            {
                return (json, null);
            }

            fault = tries == 0 ? wrong : fault;
            from = said.IndexOf('{', from + 1);
        }

        return (null, fault);
    }

    private static (JsonElement? Json, string? Fault) ReadAt(string text, int from)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[from..]), new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var bytes = Encoding.UTF8.GetBytes(text[from..]).AsMemory(start, (int)reader.BytesConsumed - start);
            using var document = JsonDocument.Parse(bytes, Strict);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException failure)
        {
            return (null, failure.Message);
        }
    }
}
