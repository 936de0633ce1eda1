using ChatDelegate.Congress.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Attendance;

/// <summary>The HTML shell of both pages; what they show, they ask for with the device's cookie.</summary>
internal static class CheckInPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

    /// <param name="view"><c>screen</c> or <c>scan</c>.</param>
    public static ContentHttpResult Create(HttpContext http, string view)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var files = $"{http.Request.PathBase}/checkin";
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{Language(http)}" data-view="{view}" data-base="{http.Request.PathBase}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>会议签到 · Check-in</title>
              <link rel="icon" href="{files}/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{files}/checkin.css">
              <script type="module" src="{files}/main.js"></script>
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
