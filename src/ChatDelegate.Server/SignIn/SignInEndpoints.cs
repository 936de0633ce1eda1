using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster.SignIn;

namespace ChatDelegate.Server.SignIn;

/// <summary>Signing in to the web chat, and the devices one is signed in on.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var chat = routes.MapGroup("/chat").AddEndpointFilter<OwnPage>();
        chat.MapPost("/sign-in", SignInAsync).WithName("Chat_SignIn");
        chat.MapPost("/sign-out", SignOutAsync).WithName("Chat_SignOut");
        chat.MapGet("/devices.json", DevicesAsync).WithName("Chat_Devices");
        chat.MapDelete("/devices/{id:guid}", EndAsync).WithName("Chat_EndDevice");
        chat.MapDelete("/devices", EndAllAsync).WithName("Chat_EndAllDevices");
    }

    private static async Task<IResult> SignInAsync(SignInRequest request, HttpContext http, SignInService signIn, DeviceCookie cookie, PhraseBook phrases, CancellationToken cancellationToken)
    {
        var secret = request.Code ?? request.Token ?? string.Empty;
        var redeemed = await signIn.RedeemAsync(secret, DeviceLabel.Of(http.Request.Headers.UserAgent.ToString()), http.Connection.RemoteIpAddress?.ToString() ?? string.Empty, cancellationToken);
        if (redeemed.Refusal is { } refusal)
        {
            var locale = Locales.Nearest(http.Request.Headers.AcceptLanguage.ToString());
            var status = refusal == SignInRefusal.Wait ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
            return Results.Problem(phrases(locale, refusal.Key(), ("minutes", redeemed.WaitMinutes)), statusCode: status, title: refusal.ToString());
        }

        cookie.Set(http, redeemed.Cookie ?? string.Empty);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, DeviceCookie cookie, DeviceSessions sessions, CancellationToken cancellationToken)
    {
        if (await cookie.CheckAsync(http, cancellationToken) is { } signedIn)
        {
            await sessions.EndAsync(signedIn.SessionId, signedIn.PersonId, Self(signedIn), cancellationToken);
        }

        DeviceCookie.Clear(http);
        return Results.NoContent();
    }

    private static async Task<IResult> DevicesAsync(HttpContext http, DeviceCookie cookie, DeviceSessions sessions, CancellationToken cancellationToken)
    {
        if (await cookie.CheckAsync(http, cancellationToken) is not { } signedIn)
        {
            return Results.Unauthorized();
        }

        var devices = await sessions.ListAsync(signedIn.PersonId, cancellationToken);
        return Results.Ok(devices.Select(device => new DeviceAnswer(device.SessionId, device.Device, device.CreatedAt, device.SeenAt, device.SessionId == signedIn.SessionId)));
    }

    private static async Task<IResult> EndAsync(Guid id, HttpContext http, DeviceCookie cookie, DeviceSessions sessions, CancellationToken cancellationToken)
    {
        if (await cookie.CheckAsync(http, cancellationToken) is not { } signedIn)
        {
            return Results.Unauthorized();
        }

        return await sessions.EndAsync(id, signedIn.PersonId, Self(signedIn), cancellationToken) ? Results.NoContent() : Results.NotFound();
    }

    private static async Task<IResult> EndAllAsync(HttpContext http, DeviceCookie cookie, DeviceSessions sessions, CancellationToken cancellationToken)
    {
        if (await cookie.CheckAsync(http, cancellationToken) is not { } signedIn)
        {
            return Results.Unauthorized();
        }

        await sessions.EndAllAsync(signedIn.PersonId, Self(signedIn), cancellationToken);
        DeviceCookie.Clear(http);
        return Results.NoContent();
    }

    private static Actor Self(SignedIn signedIn) => new(signedIn.PersonId, "person", "sign-in.end");
}

/// <summary>A code to type, or the token of a QR link.</summary>
internal sealed record SignInRequest(string? Code, string? Token);

/// <summary>A device in "my devices".</summary>
internal sealed record DeviceAnswer(Guid Id, string Label, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);
