using System.Security.Cryptography;

namespace ChatDelegate.Server.Chat;

/// <summary>The one HTML shell of all chat pages; modules in wwwroot/chat draw the view it names.</summary>
internal sealed record ChatPage(string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <param name="view"><c>chat</c>, <c>devices</c> or <c>enter</c>.</param>
    /// <param name="assets">Address of the page's files.</param>
    /// <param name="host">As the browser named it: some read <c>'self'</c> as not covering the WebSocket.</param>
    /// <param name="frame">The widget that shows the page; null where it has a window of its own.</param>
    public static ChatPage Create(string view, string assets, string host, ChatFrame? frame = null)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        return new ChatPage(Shell(view, assets, nonce, frame), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Content-Security-Policy"] = Policy(nonce, host),
            ["Cache-Control"] = "no-store",
            ["Referrer-Policy"] = "no-referrer",
        });
    }

    // blob: is how Web Chat hands over a chosen file; data: are its own icons.
    private static string Policy(string nonce, string host) => string.Join("; ",
    [
        "default-src 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        $"connect-src 'self' ws://{host} wss://{host} blob:",
        "img-src 'self' blob: data:",
        $"script-src 'nonce-{nonce}'",
        $"style-src 'nonce-{nonce}'",
    ]);

    private static string Shell(string view, string assets, string nonce, ChatFrame? frame) =>
        $"""
        <!doctype html>
        <html lang="zh-CN" data-view="{view}" data-assets="{assets}"{frame}>
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
          <meta name="color-scheme" content="light dark">
          <meta name="robots" content="noindex">
          <meta name="format-detection" content="telephone=no">
          <title>人大代表履职助手 · Delegate Assistant</title>
          <link rel="icon" href="{assets}/chat/icon.svg">
          <script nonce="{nonce}" src="{assets}/chat/early.js"></script>
          <link rel="stylesheet" nonce="{nonce}" href="{assets}/chat/look.css">
          <link rel="stylesheet" nonce="{nonce}" href="{assets}/chat/views.css">
          <link rel="stylesheet" nonce="{nonce}" href="{assets}/chat/webchat.css">
          <script nonce="{nonce}" type="module" src="{assets}/chat/main.js"></script>
        </head>
        <body>
          <div id="app">
            <noscript>请在浏览器中启用 JavaScript 后再打开本页。<br>Please turn on JavaScript and open this page again.</noscript>
          </div>
        </body>
        </html>
        """;
}

/// <summary>A widget in a page of another site that shows the chat.</summary>
/// <param name="Origin">That page's.</param>
/// <param name="Language">Of the chat where the person has chosen none.</param>
internal sealed record ChatFrame(string Origin, string Language)
{
    /// <summary>As attributes of the page.</summary>
    public override string ToString() => $" data-frame=\"{Origin}\" data-language=\"{Language}\"";
}
