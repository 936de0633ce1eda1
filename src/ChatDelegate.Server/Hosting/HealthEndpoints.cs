using System.Data.Common;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Turns.Admission;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: the record takes what is written, which is tried each time, since a full disk or
/// a locked database reads well; otherwise 503 and the reason in a sentence. The word <c>busy</c> says that some are told to come again, which is
/// no reason to take the instance away from the others.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly Actor Prober = Actor.System with { What = "health.probe" };

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Text("ok")).WithName("Health_Live");
        routes.MapGet("/healthz/ready", ReadyAsync).WithName("Health_Ready");
    }

    private static async Task<IResult> ReadyAsync(IRecordStore store, AdmissionCount admission, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await store.WriteAsync(null, Prober, (session, cancel) => RunningNumber.NextAsync(session, "health probe", cancel), stop.Token).WaitAsync(stop.Token);
            return Results.Text(admission.IsBusy ? "busy" : "ok");
        }
        catch (OperationCanceledException)
        {
            return NotReady($"A write to the database takes longer than {Patience.TotalSeconds:0} seconds: another program holds it, or it has too much to do.");
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            return NotReady(Reason(failure));
        }
    }

    private static IResult NotReady(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static string Reason(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 13 } => "The disk of the database is full.",
        SqliteException { SqliteErrorCode: 8 or 10 or 14 } => "The database's folder or disk cannot be written.",
        SqliteException { SqliteErrorCode: 5 or 6 } => "Another program has locked the database.",
        DbException { SqlState: "53100" } => "The disk of the database is full.",
        _ when failure.InnerException is DbException inner => Reason(inner),
        _ => "The database cannot be reached.",
    };
}
