using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>Holds an answer against its schema, whatever the provider promised to have done.</summary>
internal static class SchemaCheck
{
    private const int MostFaults = 10;

    /// <returns>What is wrong, each with its path, in words for the model that is to mend it; none when the answer is valid.</returns>
    public static IReadOnlyList<string> Faults(JsonElement answer, JsonElement schema)
    {
        var faults = new List<string>();
        Check(answer, schema, "$", faults);
        return faults.Count > MostFaults ? faults[..MostFaults] : faults;
    }

    private static void Check(JsonElement value, JsonElement schema, string path, List<string> faults)
    {
        if (!Types(schema).Any(type => Is(value, type)))
        {
            faults.Add($"{path}: {string.Join(" / ", Types(schema))}");
            return;
        }

        if (schema.TryGetProperty(OutputSchema.Enum, out var words) && value.ValueKind != JsonValueKind.Null && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            faults.Add($"{path}: enum {words.GetRawText()}");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckParts(value, schema, path, faults);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(item, schema.GetProperty("items"), string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), faults);
            }
        }
    }

    private static void CheckParts(JsonElement value, JsonElement schema, string path, List<string> faults)
    {
        var properties = schema.GetProperty("properties");
        foreach (var property in properties.EnumerateObject())
        {
            if (value.TryGetProperty(property.Name, out var part))
            {
                Check(part, property.Value, $"{path}.{property.Name}", faults);
            }
            else
            {
                faults.Add($"{path}.{property.Name}: required");
            }
        }

        faults.AddRange(value.EnumerateObject().Where(part => !properties.TryGetProperty(part.Name, out _)).Select(_ => $"{path}: additionalProperties"));
    }

    private static IEnumerable<string> Types(JsonElement schema) => schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
        ? several.EnumerateArray().Select(type => type.GetString() ?? string.Empty)
        : [schema.GetProperty("type").GetString() ?? string.Empty];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
