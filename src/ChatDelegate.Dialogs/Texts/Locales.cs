namespace ChatDelegate.Dialogs.Texts;

/// <summary>The languages every text exists in.</summary>
public static class Locales
{
    public const string Chinese = "zh-CN";

    public const string English = "en";

    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The nearest of ours; Chinese for anything that is not English.</summary>
    public static string Nearest(string? locale) =>
        locale is not null && locale.StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}
