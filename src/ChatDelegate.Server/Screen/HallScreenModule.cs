using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Results.Screens;
using ChatDelegate.Server.Screen.Pages;
using ChatDelegate.Server.Turns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Screen;

/// <summary>The screen in the hall (大屏) under <c>/screen</c>: open to whoever has its link, as long as staff leave it open.</summary>
internal static class HallScreenModule
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

    public static IServiceCollection AddHallScreen(this IServiceCollection services) =>
        services.AddSingleton(all => new CongressTime(all.GetRequiredService<CongressZone>(), all.GetRequiredService<TimeProvider>()));

    public static void MapHallScreen(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/screen/{key}", ShowAsync).AllowAnonymous().ExcludeFromDescription().WithName("Screen_Show");

    private static async Task<IResult> ShowAsync(string key, HttpContext http, ScreenDesk desk, PhraseBook phrases, CongressTime time, CancellationToken cancellationToken)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        var words = new ScreenWords(phrases, Locales.Nearest(http.Request.Headers.AcceptLanguage.ToString()), time);
        return await desk.ShowAsync(key, cancellationToken) is { } show
            ? new RazorComponentResult<HallPage>(new { Words = words, Show = show }) { PreventStreamingRendering = true }
            : new RazorComponentResult<ClosedPage>(new { Words = words }) { StatusCode = StatusCodes.Status404NotFound, PreventStreamingRendering = true };
    }
}
