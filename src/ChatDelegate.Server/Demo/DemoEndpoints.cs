using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Demo;

/// <summary>Who you can be in the demo, and starting over. None of it exists unless <c>Demo:Enabled</c>.</summary>
internal static class DemoEndpoints
{
    private const string Enter = "/demo/enter/";

    public static void MapDemo(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
        {
            return;
        }

        var demo = app.MapGroup("/demo");
        demo.MapGet("", PageAsync).WithName("Demo_Page");
        demo.MapGet("/people", PeopleAsync).WithName("Demo_People");
        demo.MapGet("/enter/{token}", EnterAsync).WithName("Demo_Enter");
        demo.MapPost("/reset", ResetAsync).WithName("Demo_Reset");
    }

    private static async Task<IResult> PeopleAsync(HttpContext http, IDbContextFactory<CongressDb> databases, SignInService signIn, CancellationToken cancellationToken)
    {
        var people = await ReadAsync(databases, signIn, cancellationToken);
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        return Results.Ok(people.Select(entry => entry with { SignInUrl = host + entry.SignInUrl }));
    }

    private static async Task<IResult> PageAsync(IDbContextFactory<CongressDb> databases, SignInService signIn, CancellationToken cancellationToken) =>
        Results.Content(DemoPage.Render(await ReadAsync(databases, signIn, cancellationToken)), "text/html; charset=utf-8");

    private static async Task<IResult> EnterAsync(
        string token, HttpContext http, SignInService signIn, DeviceCookie cookie, DemoAccounts accounts, CancellationToken cancellationToken)
    {
        var redeemed = await signIn.RedeemAsync(token, DeviceLabel.Of(http.Request.Headers.UserAgent.ToString()), "demo", cancellationToken);
        if (redeemed.Session is not { } session)
        {
            return Results.Problem("This demo link is not valid here. Open /demo and choose again.", statusCode: StatusCodes.Status404NotFound);
        }

        cookie.Set(http, redeemed.Cookie ?? string.Empty);
        return Results.LocalRedirect(await accounts.LetInAsync(http, session.PersonId, cancellationToken) ? "/console" : "/chat");
    }

    private static async Task<IResult> ResetAsync(DemoCongress demo, CancellationToken cancellationToken) =>
        await demo.ResetAsync(cancellationToken)
            ? Results.NoContent()
            : Results.Problem("This database holds a congress that is not the demo's.", statusCode: StatusCodes.Status409Conflict);

    private static async Task<List<DemoEntry>> ReadAsync(IDbContextFactory<CongressDb> databases, SignInService signIn, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await DemoPeople.ListAsync(db, cancellationToken);
        return [.. people.Select(person => new DemoEntry(person.Id, person.Name, person.Role, person.Group, Enter + signIn.ReusableLink(person.Id)))];
    }
}

/// <summary>One person of the demo.</summary>
/// <param name="SignInUrl">Opening it signs that person in.</param>
internal sealed record DemoEntry(Guid Id, string Name, string Role, string? Group, string SignInUrl);
