using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// Has a model do something with one suggestion. A model that failed has been tried again already, by those who know it: the delegate is told at once,
/// in words, and nothing is changed.
/// </summary>
/// <typeparam name="T">What the model gives.</typeparam>
internal abstract class SuggestionWork<T>(
    DraftingJobs jobs, JobKeeper keeper, RevisionNotices notices, DraftingLists lists, IDbContextFactory<CongressDb> contexts, IEnumerable<ModelEditor> editors, TimeProvider time, ILogger logger)
    where T : class
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    public async Task RunAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        if (editors.FirstOrDefault() is not { } editor)
        {
            await EndAsync(claimed, (_, job, suggestion, now, _) => Task.FromResult(notices.ModelFailed(job, suggestion, DraftFallback.Unavailable, now)), cancellationToken);
            return;
        }

        var kept = await TryAsync(claimed, editor, cancellationToken);
        if (kept is { Standing: Standing.Held, Result: { } result })
        {
            await EndAsync(claimed, (session, job, suggestion, now, cancel) => ApplyAsync(session, job, suggestion, result, now, cancel), cancellationToken);
        }
        else if (kept is { Standing: Standing.ToStop })
        {
            await jobs.EndAsync(claimed, async (session, job, cancel) =>
            {
                session.Db.Add(notices.Stopped(job, await HoldAsync(session, job, cancel), time.GetUtcNow()));
                job.Stop(time.GetUtcNow());
            }, cancellationToken);
            DraftingLog.Stopped(logger, claimed.Job.Id);
        }
        else if (kept is not null)
        {
            DraftingLog.Lost(logger, claimed.Job.Id);
        }
    }

    protected abstract Task<T> AskAsync(ModelEditor editor, DraftingJob job, SuggestionCase about, CancellationToken cancellationToken);

    /// <summary>Does with the suggestion what came of it, and says so. It is still open to changes.</summary>
    protected abstract Task<Conversations.Notice> ApplyAsync(RecordSession session, DraftingJob job, Suggestion suggestion, T result, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns>Null when the model failed and the job has ended with it.</returns>
    private async Task<Kept<T>?> TryAsync(ClaimedJob claimed, ModelEditor editor, CancellationToken cancellationToken)
    {
        SuggestionCase about;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            about = await SuggestionCase.OfAsync(db, lists, claimed.Job, cancellationToken);
        }

        try
        {
            return await keeper.KeepAsync(claimed, stop => AskAsync(editor, claimed.Job, about, stop), () => Never, _ => Task.CompletedTask, cancellationToken);
        }
        catch (ModelFailedException failure)
        {
            DraftingLog.ModelFailed(logger, claimed.Job.Id, failure.Reason);
            await EndAsync(claimed, (_, job, suggestion, now, _) => Task.FromResult(notices.ModelFailed(job, suggestion, Fallbacks.Of(failure.Reason), now)), cancellationToken);
            return null;
        }
    }

    private Task<bool> EndAsync(ClaimedJob claimed, Func<RecordSession, DraftingJob, Suggestion, DateTimeOffset, CancellationToken, Task<Conversations.Notice>> end, CancellationToken cancellationToken) =>
        jobs.EndAsync(claimed, async (session, job, cancel) =>
        {
            var now = time.GetUtcNow();
            var suggestion = await HoldAsync(session, job, cancel);
            session.Db.Add(suggestion.Allows(SuggestionStep.Revise) ? await end(session, job, suggestion, now, cancel) : notices.TooLate(job, suggestion, now));
            job.Finish(now);
        }, cancellationToken);

    private static async Task<Suggestion> HoldAsync(RecordSession session, DraftingJob job, CancellationToken cancellationToken) =>
        await session.Db.HoldAsync(job.SuggestionId ?? Guid.Empty, cancellationToken) ?? throw new InvalidOperationException($"Drafting job {job.Id} is about no suggestion.");
}
