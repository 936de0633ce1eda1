using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Reads the output schema and holds it to the subset that every provider takes, OpenAI's strict mode included: one object, all
/// properties required and no others, types, <c>enum</c>, <c>items</c>, <c>description</c>; null beside a type for what may be missing.
/// </summary>
internal static class SchemaReader
{
    private const int MostCharacters = 6_000;
    private const int MostProperties = 100;
    private const int MostLevels = 5;
    private const string Key = "json_schema";

    private static readonly string[] Keywords = ["type", "properties", "required", "additionalProperties", "items", OutputSchema.Enum, "description"];
    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean"];

    public static JsonElement? Read(PromptNode root, IReadOnlyList<PromptInput> inputs, FaultList faults)
    {
        var output = root.Part("output_variable");
        output?.AllowOnly(["description", Key]);
        var text = output?.Text(Key, PromptFaultCode.NoSchema) ?? string.Empty;
        if (output is null)
        {
            faults.Add(root.Line, PromptFaultCode.NoOutput);
        }

        if (text.Length is 0 or > MostCharacters || output is null)
        {
            if (text.Length > 0)
            {
                faults.Add(root.LineOf("output_variable"), PromptFaultCode.SchemaLong, ("length", text.Length), ("most", MostCharacters));
            }

            return null;
        }

        return Parse(text, output, inputs, faults);
    }

    private static JsonElement? Parse(string text, PromptNode output, IReadOnlyList<PromptInput> inputs, FaultList faults)
    {
        var first = output.LineOfBlock(Key);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            new Walk(inputs, faults, first).Root(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            faults.Add(first + (int)(failure.LineNumber ?? 0), PromptFaultCode.SchemaNotJson, ("detail", failure.Message));
            return null;
        }
    }

    private sealed class Walk(IReadOnlyList<PromptInput> inputs, FaultList faults, int line)
    {
        private int _properties;

        public void Root(JsonElement schema)
        {
            if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
            {
                Refuse(PromptFaultCode.AnswerNotObject);
                return;
            }

            Check(schema, "$", 1);
            if (_properties > MostProperties)
            {
                Refuse(PromptFaultCode.ManyProperties, ("count", _properties), ("most", MostProperties));
            }
        }

        private void Check(JsonElement schema, string path, int level)
        {
            if (schema.ValueKind != JsonValueKind.Object)
            {
                Refuse(PromptFaultCode.NotASchema, ("path", path));
                return;
            }

            foreach (var keyword in schema.EnumerateObject().Select(part => part.Name).Where(name => !Keywords.Contains(name)))
            {
                Refuse(PromptFaultCode.UnknownKeyword, ("path", path), ("keyword", keyword), ("keywords", string.Join(", ", Keywords)));
            }

            var type = TypeOf(schema, path);
            if (type is "object" or "array" && level > MostLevels)
            {
                Refuse(PromptFaultCode.SchemaDeep, ("path", path), ("most", MostLevels));
            }
            else if (type == "object")
            {
                CheckObject(schema, path, level);
            }
            else if (type == "array")
            {
                Check(schema.TryGetProperty("items", out var items) ? items : default, $"{path}[]", level + 1);
            }

            CheckEnum(schema, type, path);
        }

        private void CheckObject(JsonElement schema, string path, int level)
        {
            var properties = schema.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found.EnumerateObject().ToList() : [];
            var required = schema.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
                ? names.EnumerateArray().Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal)
                : [];
            if (!required.SetEquals(properties.Select(property => property.Name)))
            {
                Refuse(PromptFaultCode.NotRequired, ("path", path));
            }

            if (!schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False)
            {
                Refuse(PromptFaultCode.OtherProperties, ("path", path));
            }

            _properties += properties.Count;
            properties.ForEach(property => Check(property.Value, $"{path}.{property.Name}", level + 1));
        }

        private void CheckEnum(JsonElement schema, string? type, string path)
        {
            if (!schema.TryGetProperty(OutputSchema.Enum, out var words))
            {
                return;
            }

            if (type != "string" || words.ValueKind != JsonValueKind.Array || words.GetArrayLength() == 0 || words.EnumerateArray().Any(word => word.ValueKind != JsonValueKind.String))
            {
                Refuse(PromptFaultCode.BadEnum, ("path", path));
                return;
            }

            foreach (var (input, _) in words.EnumerateArray().Select(word => OutputSchema.Reference(word.GetString() ?? string.Empty)).OfType<(string, string?)>())
            {
                if (words.GetArrayLength() > 1 || inputs.All(declared => declared.Name != input))
                {
                    Refuse(PromptFaultCode.EnumInput, ("path", path), ("input", input));
                }
            }
        }

        private string? TypeOf(JsonElement schema, string path)
        {
            var type = schema.TryGetProperty("type", out var given) ? given : default;
            var names = type.ValueKind switch
            {
                JsonValueKind.String => [type.GetString()],
                JsonValueKind.Array => type.EnumerateArray().Select(name => name.ToString()).ToArray(),
                _ => Array.Empty<string?>(),
            };
            var real = names.Where(name => name != "null").ToList();
            if (real.Count == 1 && names.Length <= 2 && Types.Contains(real[0]))
            {
                return real[0];
            }

            Refuse(PromptFaultCode.BadType, ("path", path), ("types", string.Join(", ", Types)));
            return null;
        }

        private void Refuse(PromptFaultCode code, params IReadOnlyList<(string Name, object Value)> values) => faults.Add(line, code, values);
    }
}
