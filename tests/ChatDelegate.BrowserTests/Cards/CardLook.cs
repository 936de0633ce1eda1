using System.Text.Json;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>What must hold for a drawn card. The questions are in gallery/card-rules.js.</summary>
internal static class CardLook
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cards", "gallery", "card-rules.js"));

    /// <summary>Nothing sticks out of its card, no text is cut off, every input has a label that can be read out.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) =>
        [.. await AskAsync(page, "outside()"), .. await AskAsync(page, "cut()"), .. await AskAsync(page, "nameless()")];

    /// <summary>What is to be touched, but too low for a thumb.</summary>
    public static Task<IReadOnlyList<string>> SmallAsync(IPage page, int least) => AskAsync(page, $"small({least})");

    private static async Task<IReadOnlyList<string>> AskAsync(IPage page, string rule) =>
        [.. (await page.EvaluateAsync<JsonElement>($"{Script}; cardRules.{rule}")).EnumerateArray().Select(one => one.GetString() ?? string.Empty).Distinct()];
}
