using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>What somebody looks at.</summary>
public sealed record Screen(int Width, int Height, bool Touch)
{
    public static Screen Phone { get; } = new(360, 740, Touch: true);

    public static Screen Desktop { get; } = new(1280, 800, Touch: false);

    public bool Dark { get; init; }

    internal BrowserNewContextOptions Options() => new()
    {
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = Touch,
        IsMobile = Touch,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
    };
}
