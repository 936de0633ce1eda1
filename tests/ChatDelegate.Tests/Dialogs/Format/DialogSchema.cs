using System.Text.Json;
using ChatDelegate.Tests.Support;
using Json.Schema;

namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>dialogs/schema.json, as an editor uses it.</summary>
internal static class DialogSchema
{
    private static readonly EvaluationOptions AllErrors = new() { OutputFormat = OutputFormat.List };
    private static readonly string Source = File.ReadAllText(Path.Combine(Repository.Root, "dialogs/schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Source);

    public static JsonElement Root { get; } = JsonDocument.Parse(Source).RootElement;

    /// <summary>What an editor underlines in a definition, each with its place.</summary>
    public static IReadOnlyList<string> Errors(string yaml)
    {
        var results = Schema.Evaluate(YamlJson.Read(yaml), AllErrors);
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).SelectMany(detail => (detail.Errors ?? new Dictionary<string, string>()).Select(error => $"{detail.InstanceLocation}: {error.Value}")).DefaultIfEmpty("refused")];
    }

    /// <summary>Every part that lists the keys it can have and no others, by its path.</summary>
    public static IEnumerable<(string Path, JsonElement Part)> Closed() => Parts("", Root).Where(pair =>
        pair.Part.TryGetProperty("properties", out _) && pair.Part.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False);

    public static IEnumerable<string> Keys(JsonElement part) => part.GetProperty("properties").EnumerateObject().Select(key => key.Name);

    private static IEnumerable<(string Path, JsonElement Part)> Parts(string path, JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => Parts(path.Length == 0 ? member.Name : $"{path}/{member.Name}", member.Value)).Prepend((path, at)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(item => Parts(path, item)),
        _ => [],
    };
}
