namespace ChatDelegate.Congress.Commands;

/// <summary>The languages that every text exists in.</summary>
public static class Locales
{
    public const string Default = "zh-CN";

    public static IReadOnlyList<string> All { get; } = [Default, "en"];

    /// <summary>The language nearest to what a channel says: any Chinese is zh-CN, any English en, else the default.</summary>
    public static string Nearest(string? tag) => tag is not null && tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : Default;
}
