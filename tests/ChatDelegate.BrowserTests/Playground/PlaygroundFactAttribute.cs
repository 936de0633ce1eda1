using System.Runtime.CompilerServices;
using ChatDelegate.BrowserTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>A fact that needs the Agents Playground, and perhaps a browser for its page; without them it is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlaygroundFactAttribute : FactAttribute
{
    private bool _inBrowser;

    public PlaygroundFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "No Agents Playground: npm could not install it. `npm ci` in tests/ChatDelegate.BrowserTests/Playground says why.";
        SkipType = typeof(PlaygroundPackage);
        SkipUnless = nameof(PlaygroundPackage.IsInstalled);
    }

    public bool InBrowser
    {
        get => _inBrowser;
        set
        {
            _inBrowser = value;
            if (value && Chromium.Missing is { } missing)
            {
                (Skip, SkipType, SkipUnless) = (missing, null, null);
            }
        }
    }
}
