using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns.Admission;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: so does the record; with the word <c>busy</c> while some are told to come
/// again, which is no reason to take the instance away from the others.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Text("ok")).WithName("Health_Live");
        routes.MapGet("/healthz/ready", ReadyAsync).WithName("Health_Ready");
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<CongressDb> databases, AdmissionCount admission, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? Results.Text(admission.IsBusy ? "busy" : "ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
