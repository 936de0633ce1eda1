using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace ChatDelegate.Server.Console.Access;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(ConsolePaths.SignOut, SignOutAsync).WithName("Console_SignOut");

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms)
    {
        if (await forms.IsRequestValidAsync(http))
        {
            await http.SignOutAsync(ConsoleAccess.Scheme);
        }

        return Results.LocalRedirect(ConsolePaths.SignIn);
    }
}
