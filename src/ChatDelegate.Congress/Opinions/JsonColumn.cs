using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Lists and trees in a text column: Chinese is written as itself, so that a search in the column finds it.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Format);

    public static IReadOnlyList<T> ReadList<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Format) ?? [];
}
