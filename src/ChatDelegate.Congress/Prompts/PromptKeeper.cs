using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts;

/// <summary>Has the prompts read before anything is served, at every change made here, and every few seconds for those made on other instances.</summary>
internal sealed class PromptKeeper(StoredPromptLibrary library, RecordSignals signals, TimeProvider time, ILogger<PromptKeeper> logger)
    : RecordWorker(signals, typeof(PromptChange), TimeSpan.FromSeconds(5), time)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await library.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task LookAsync(CancellationToken cancellationToken) => library.ReadAsync(cancellationToken);

    protected override void Stumbled(Exception failure) => PromptsLog.Stumbled(logger, failure);
}
