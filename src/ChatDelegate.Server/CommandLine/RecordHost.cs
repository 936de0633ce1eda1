using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Lets a verb write to the record without starting the server.</summary>
internal static class RecordHost
{
    public static async Task<T> RunAsync<T>(WebApplication app, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        var writer = app.Services.GetRequiredService<IRecordStore>() as IHostedService;
        await (writer?.StartAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            return await work();
        }
        finally
        {
            await (writer?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        }
    }
}
