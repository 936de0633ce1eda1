using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// A prompt's output schema for one call. An <c>enum</c> of the one word <c>{{categories}}</c> or <c>{{units.name}}</c> stands for
/// what that input holds; one that would be empty is left out, as no provider takes it.
/// </summary>
internal static class OutputSchema
{
    public const string Enum = "enum";

    public static JsonElement For(JsonElement schema, IReadOnlyDictionary<string, string> inputs) =>
        JsonSerializer.SerializeToElement(Fill(JsonSerializer.SerializeToNode(schema), inputs));

    /// <returns>The input and, for a list of objects, which part of them; null for a word that stands for itself.</returns>
    public static (string Input, string? Part)? Reference(string word)
    {
        if (!word.StartsWith("{{", StringComparison.Ordinal) || !word.EndsWith("}}", StringComparison.Ordinal))
        {
            return null;
        }

        var path = word[2..^2].Trim().Split('.', 2);
        return (path[0], path.Length > 1 ? path[1] : null);
    }

    private static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> inputs)
    {
        if (node is not JsonObject schema)
        {
            return node?.DeepClone();
        }

        var filled = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            if (keyword == Enum && value is JsonArray { Count: 1 } one && one[0] is JsonValue word && word.TryGetValue<string>(out var text) && Reference(text) is { } reference)
            {
                if (Words(inputs.GetValueOrDefault(reference.Input), reference.Part) is { Count: > 0 } words)
                {
                    filled[keyword] = words;
                }
            }
            else
            {
                filled[keyword] = Fill(value, inputs);
            }
        }

        return filled;
    }

    private static JsonArray? Words(string? json, string? part)
    {
        if (json is null || JsonNode.Parse(json) is not JsonArray items)
        {
            return null;
        }

        return [.. items.Select(item => part is null ? item : item?[part]).OfType<JsonNode>().Select(word => word.DeepClone())];
    }
}
