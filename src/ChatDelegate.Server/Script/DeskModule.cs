using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;

namespace ChatDelegate.Server.Script;

/// <summary>The convenor's desk (召集人台) and the supervisor's view as a page for phones under <c>/desk</c>, for whoever is signed in as in the web chat, or has come by a link of their own.</summary>
internal static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddSingleton<DeskDoor>().AddSingleton<DeskPeople>().AddSingleton<DeskData>().AddSingleton<DeskSteps>();

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/desk").AddEndpointFilter<OwnPage>();
        pages.MapGet("", (HttpContext http) => PhonePage.Create(http, "desk", "主持会议 · Host the meeting")).WithName("Desk_Page");
        pages.MapPost("/enter", (DeskPassRequest request, DeskDoor door, HttpContext http, CancellationToken cancellationToken) => door.EnterAsync(http, request.Pass, cancellationToken)).WithName("Desk_Enter");
        pages.MapGet("/desk.json", (int? look, DeskData data, HttpContext http, CancellationToken cancellationToken) => data.ShowAsync(http, look, cancellationToken)).WithName("Desk_Data");
        pages.MapPost("/step", (DeskRequest request, DeskSteps steps, HttpContext http, CancellationToken cancellationToken) => steps.TakeAsync(http, request, cancellationToken)).WithName("Desk_Step");
    }
}

/// <param name="Pass">From the link that somebody was sent.</param>
internal sealed record DeskPassRequest(string? Pass);

/// <summary>What somebody asks of the desk.</summary>
/// <param name="Do"><c>start</c>, <c>next</c>, <c>act</c>, <c>skip</c> or <c>repeat</c>.</param>
/// <param name="Meeting">That the page showed.</param>
/// <param name="At">The move that the page showed.</param>
/// <param name="Step">To repeat.</param>
internal sealed record DeskRequest(string? Do, Guid Meeting, int? At, int? Step, string? Reason);
