using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Hosting;

/// <summary>What must be true before anything is served: the schema is this program's, the dialogs and, where a model is set, the prompts are without fault, the keys are at hand.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // Half a second each of a core: side by side they are one.
        var mapping = Task.Run(() => MapAsync(services.GetRequiredService<IDbContextFactory<CongressDb>>(), cancellationToken), cancellationToken);
        _ = services.GetRequiredService<CatalogKeeper>();
        if (!services.GetRequiredService<ModelStatus>().IsOffline)
        {
            ReadPrompts(services.GetRequiredService<PromptFolder>());
        }

        _ = services.GetRequiredService<KeyRing>().Derive("start");
        await mapping;
        await services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
    }

    /// <summary>Works out how entities are mapped, for which no database is needed.</summary>
    private static async Task MapAsync(IDbContextFactory<CongressDb> databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        _ = db.Model;
    }

    private static void ReadPrompts(PromptFolder prompts)
    {
        try
        {
            _ = prompts.All;
        }
        catch (InvalidPromptsException failure)
        {
            throw new StartException(failure.Message);
        }
    }
}
