using ChatDelegate.Congress.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Hosting;

/// <summary>The HTML shell of a page for phones whose script is in <c>wwwroot</c>; what it shows, it asks for with the device's cookie.</summary>
internal static class PhonePage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

    /// <param name="name">Of the folder, and of the style sheet in it.</param>
    /// <param name="title">In both languages: the script takes it from there.</param>
    /// <param name="view">Which of the folder's pages; null where there is one.</param>
    public static ContentHttpResult Create(HttpContext http, string name, string title, string? view = null)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var root = http.Request.PathBase;
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{Language(http)}" data-base="{root}"{(view is null ? string.Empty : $" data-view=\"{view}\"")}>
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>{title}</title>
              <link rel="icon" href="{root}/checkin/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{root}/{name}/{name}.css">
              <script type="module" src="{root}/{name}/main.js"></script>
            </head>
            <body>
              <main id="app">
                <noscript>请在浏览器中启用 JavaScript 后再打开本页。<br>Please turn on JavaScript and open this page again.</noscript>
              </main>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    /// <summary>What the browser asks for first.</summary>
    public static string Language(HttpContext http) => Locales.Nearest(http.Request.Headers.AcceptLanguage.ToString());
}
