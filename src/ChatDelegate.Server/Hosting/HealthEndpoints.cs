using ChatDelegate.Drafting.Models;
using ChatDelegate.Server.Drafting;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: the record takes what is written; otherwise 503 and the reason in a
/// sentence. The word <c>busy</c> says that some are told to come again, which is no reason to take the instance away from the others; nor is a
/// model that fails, which a second line says.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Text("ok")).WithName("Health_Live");
        routes.MapGet("/healthz/ready", ReadyAsync).WithName("Health_Ready");
    }

    private static async Task<IResult> ReadyAsync(RecordProbe probe, AdmissionCount admission, ModelStatus model, CancellationToken cancellationToken) =>
        await probe.AskAsync().WaitAsync(cancellationToken) is { } reason
            ? Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(string.Join('\n', new[] { admission.IsBusy ? "busy" : "ok", ModelHealth.Line(model) }.OfType<string>()));
}
