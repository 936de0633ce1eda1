using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Server.Hosting;

/// <summary>What must be true before anything is served: the schema is this program's, the dialogs are without fault.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<DialogCatalog>();
        await services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
    }
}
