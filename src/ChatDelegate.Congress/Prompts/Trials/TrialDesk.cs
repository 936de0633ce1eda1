using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Trials of versions, asked for by administrators and worked on in the background.</summary>
public sealed class TrialDesk(IRecordStore store, SampleBook samples, PromptDesk prompts, TimeProvider time)
{
    /// <summary>Each sample is drafted twice, and a model is paid for each.</summary>
    public const int MostSamples = 5;

    /// <summary>Whether trials of a prompt draft from samples; others use the examples in the prompt's own file.</summary>
    public static bool UsesSamples(string prompt) => TrialRun.Drafts(prompt);

    /// <summary>Asks for a trial.</summary>
    /// <param name="keys">Of the samples; none for a prompt that drafts nothing, which is tried on the examples in its own file.</param>
    public async Task<PromptError?> AskAsync(Participant admin, string prompt, int number, IReadOnlyCollection<string> keys, string locale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(keys);
        var chosen = TrialRun.Drafts(prompt) ? (await samples.AllAsync(locale, cancellationToken)).Select(line => line.Sample).Where(sample => keys.Contains(sample.Key)).ToList() : [];
        PromptError? error = !admin.Roles.Contains(ParticipantLookup.Admin) ? PromptError.NotAdmin
            : !prompts.HasModel ? PromptError.NoModel
            : chosen.Count is 0 or > MostSamples && TrialRun.Drafts(prompt) ? PromptError.NoSample
            : null;
        return error ?? await store.WriteAsync<PromptError?>(TrialQueue.Key, new Actor(admin.PersonId, ParticipantLookup.Admin, "prompt.try"), async (session, cancel) =>
        {
            var version = await session.Db.Set<PromptVersion>().Where(one => one.Prompt == prompt && one.Number == number).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancel);
            if (version is not { } id)
            {
                return PromptError.Missing;
            }

            if (await session.Db.Set<PromptTrial>().AnyAsync(trial => trial.VersionId == id && (trial.State == TrialState.Waiting || trial.State == TrialState.Running), cancel))
            {
                return PromptError.Trying;
            }

            session.Db.Add(PromptTrial.Of(id, admin.CongressId, chosen, admin.PersonId, time.GetUtcNow()));
            return null;
        }, cancellationToken);
    }
}
