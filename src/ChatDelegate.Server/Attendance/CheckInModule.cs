using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;

namespace ChatDelegate.Server.Attendance;

/// <summary>Check-in by code (扫码签到) under <c>/checkin</c>: the convenor's screen, and the page that a scanned code leads to.</summary>
internal static class CheckInModule
{
    private const string Title = "会议签到 · Check-in";

    public static IServiceCollection AddCheckIn(this IServiceCollection services) => services.AddSingleton<MeetingScreen>().AddSingleton<ScannedCode>();

    public static void MapCheckIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/checkin").AddEndpointFilter<OwnPage>();
        pages.MapGet("", (HttpContext http) => PhonePage.Create(http, "checkin", Title, "screen")).WithName("CheckIn_Screen");

        // The code is in the address, so opening it does nothing: a preview would. The button does.
        pages.MapGet("/s/{code}", (HttpContext http) => PhonePage.Create(http, "checkin", Title, "scan")).WithName("CheckIn_Scan");
        pages.MapGet("/screen.json", (MeetingScreen screen, HttpContext http, CancellationToken cancellationToken) => screen.ShowAsync(http, cancellationToken)).WithName("CheckIn_ScreenData");
        pages.MapPost("/start", (MeetingScreen screen, HttpContext http, CancellationToken cancellationToken) => screen.StartAsync(http, cancellationToken)).WithName("CheckIn_Start");
        pages.MapGet("/scan.json", (string? code, ScannedCode scanned, HttpContext http, CancellationToken cancellationToken) => scanned.ReadAsync(http, code, cancellationToken)).WithName("CheckIn_ScanData");
        pages.MapPost("/in", (PassRequest request, ScannedCode scanned, HttpContext http, CancellationToken cancellationToken) => scanned.TakeAsync(http, request.Pass, cancellationToken)).WithName("CheckIn_In");
    }
}

/// <summary>What somebody got for scanning the code in time.</summary>
internal sealed record PassRequest(string? Pass);
