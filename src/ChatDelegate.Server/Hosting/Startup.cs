using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Hosting;

/// <summary>What must be true before anything is served: the schema is this program's, the dialogs and, where a model is set, the prompts are without fault, the keys are at hand.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<CatalogKeeper>();
        if (!services.GetRequiredService<ModelStatus>().IsOffline)
        {
            ReadPrompts(services.GetRequiredService<PromptFolder>());
        }

        _ = services.GetRequiredService<KeyRing>().Derive("start");
        await services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
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
