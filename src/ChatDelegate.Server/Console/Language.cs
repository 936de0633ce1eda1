using ChatDelegate.Congress.Commands;
using ChatDelegate.Server.Console.Access;

namespace ChatDelegate.Server.Console;

/// <summary>Keeps the language that a reader chose in a cookie of a year.</summary>
internal static class Language
{
    public static void MapLanguage(this IEndpointRouteBuilder routes) => routes.MapGet("/console/language", Choose).WithName("Console_Language");

    private static IResult Choose(HttpContext http, string? use, string? to)
    {
        http.Response.Cookies.Append(Words.Cookie, Locales.Nearest(use), TabCookie.InFrame(http, new CookieOptions
        {
            Path = ConsolePaths.Root,
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        }));
        return Results.LocalRedirect(ConsolePaths.Local(to));
    }
}
