using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>How one kind of job is done: the long part outside any transaction, then what came of it is stored with the end of the job.</summary>
internal abstract class AssistWork
{
    public abstract AssistKind Kind { get; }

    public abstract Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken);

    /// <summary>In the transaction that gives the job up, to tell whoever waits.</summary>
    public virtual Task GiveUpAsync(RecordSession session, AssistJob job, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What came of a job.</summary>
/// <param name="Mark">What it was made with; null without a model.</param>
/// <param name="StoreAsync">Stores it and its news; null when there is nothing to store. May run more than once.</param>
internal sealed record AssistOutcome(PromptMark? Mark, Func<RecordSession, DateTimeOffset, CancellationToken, Task>? StoreAsync)
{
    public static AssistOutcome Nothing { get; } = new(null, null);
}
