using ChatDelegate.Drafting.Models;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Drafting;

/// <summary>Asks the model once when the server starts. Nobody waits for it, and a model that does not answer stops nothing: drafts are then made without it.</summary>
internal sealed class ModelCheckAtStart(ModelCheck check, IOptions<ModelOptions> options, ILogger<ModelCheckAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!options.Value.CheckAtStart)
        {
            return;
        }

        var outcome = await check.RunAsync(stoppingToken);
        if (outcome.Failure is null)
        {
            DraftingLog.Ready(logger, options.Value.Model, outcome.Took.TotalMilliseconds);
        }
        else
        {
            DraftingLog.NotReady(logger, outcome.Sentence);
        }
    }
}
