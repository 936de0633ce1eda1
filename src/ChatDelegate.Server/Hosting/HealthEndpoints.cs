using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Hosting;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: so does the record.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Text("ok")).WithName("Health_Live");
        routes.MapGet("/healthz/ready", ReadyAsync).WithName("Health_Ready");
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<CongressDb> databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
