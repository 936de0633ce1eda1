using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Checks the audit chain. Code 0 when it holds, 2 when it does not.</summary>
internal static class VerifyAudit
{
    private const int MostShown = 50;
    private const int Broken = 2;

    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(MostShown, cancellationToken);
        foreach (var fault in report.Faults)
        {
            await System.Console.Out.WriteLineAsync(fault.AsMemory(), cancellationToken);
        }

        var verdict = report.FaultCount == 0 ? "The chain holds" : $"{report.FaultCount} faults";
        await System.Console.Out.WriteLineAsync($"{verdict}: {report.Entries} entries about {report.Records} records, head {report.Head}".AsMemory(), cancellationToken);
        return report.FaultCount == 0 ? 0 : Broken;
    }
}
