using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>What must hold for any page, asked of the page as it is drawn. The questions are in page-rules.js.</summary>
internal static class PageRules
{
    private static readonly string Script = Read();

    /// <summary>Nothing is cut off or to be reached only by scrolling sideways.</summary>
    public static async Task FitsAsync(IPage page) => (await AskAsync(page, "sideways")).ShouldBeEmpty($"sideways scrolling on {page.Url}");

    /// <summary>A name on everything that can be used, one main part, at most one first heading, a language.</summary>
    public static async Task CanBeReadOutAsync(IPage page) => (await AskAsync(page, "nameless")).ShouldBeEmpty($"for a screen reader on {page.Url}");

    /// <summary>Text stands out from its ground by 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
    public static async Task CanBeReadAsync(IPage page) => (await AskAsync(page, "faint")).ShouldBeEmpty($"contrast below 4.5 on {page.Url}");

    /// <summary>Going through the page by Tab, each stop shows that it is one; gives the stops.</summary>
    public static async Task<IReadOnlyList<string>> TabThroughAsync(IPage page, string until)
    {
        const int most = 60;
        await page.WaitForLoadStateAsync(); // until then a script may move the focus
        var stops = new List<string>();
        while (stops.Count < most && (stops.Count == 0 || !await page.Locator(until).First.EvaluateAsync<bool>("element => element === document.activeElement")))
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await page.EvaluateAsync<string>($"{Script}; rules.stop()"));
        }

        stops.Where(stop => stop.StartsWith("unseen", StringComparison.Ordinal)).ShouldBeEmpty($"focus that cannot be seen on {page.Url}");
        return stops;
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IPage page, string rule) =>
        (await page.EvaluateAsync<JsonElement>($"{Script}; rules.{rule}()")).EnumerateArray().Select(one => one.GetString() ?? string.Empty).ToList();

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page-rules.js") ?? throw new InvalidOperationException("page-rules.js is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
