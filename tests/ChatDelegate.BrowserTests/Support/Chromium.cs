using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>The one browser of a run; every visitor gets a profile of its own in it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Variable = "CHATDELEGATE_TEST_CHROMIUM";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private static readonly string? Program =
        new[] { Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium" }.FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    /// <summary>Why the tests in the browser are skipped; null when they are not.</summary>
    public static string? Missing { get; } = Program is null ? $"No Chromium: {Variable} is not set. tests/run installs one." : null;

    public IBrowser Browser { get; }

    public static async Task<Chromium> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
