using ChatDelegate.Server.Attendance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Reporting;

/// <summary>The HTML shell; what it shows, it asks for with the device's cookie.</summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

    public static ContentHttpResult Create(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var root = http.Request.PathBase;
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{CheckInPage.Language(http)}" data-base="{root}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>个人述职 · My report</title>
              <link rel="icon" href="{root}/checkin/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{root}/report/report.css">
              <script type="module" src="{root}/report/main.js"></script>
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
}
