using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Trials of versions, asked for by administrators and worked on in the background.</summary>
public sealed class TrialDesk(IRecordStore store, SampleBook samples, PromptDesk prompts, TimeProvider time)
{
    /// <summary>Each sample is worked on twice, and a model is paid for each.</summary>
    public const int MostSamples = 5;

    public const int LongestInstruction = 200;

    /// <summary>Whether trials of a prompt work on samples; the others use the examples in the prompt's own file.</summary>
    public static bool UsesSamples(string prompt) => TrialAsks.KindFor(prompt) is not null;

    /// <summary>Whether a trial is told what to change in a draft.</summary>
    public static bool IsInstructed(string prompt) => prompt == "revise";

    /// <summary>The samples that a prompt can be tried on.</summary>
    public async Task<IReadOnlyList<SampleLine>> SamplesForAsync(string prompt, string locale, CancellationToken cancellationToken) =>
        TrialAsks.KindFor(prompt) is { } kind ? [.. (await samples.AllAsync(locale, cancellationToken)).Where(line => line.Suits(kind))] : [];

    /// <summary>Asks for a trial.</summary>
    /// <param name="keys">Of the samples; none for a prompt that has none.</param>
    /// <param name="instruction">What is to be changed, where <see cref="IsInstructed"/>.</param>
    public async Task<PromptError?> AskAsync(
        Participant admin, string prompt, int number, IReadOnlyCollection<string> keys, string? instruction, string locale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(keys);
        var said = IsInstructed(prompt) ? (instruction ?? string.Empty).Trim() : null;
        var chosen = (await SamplesForAsync(prompt, locale, cancellationToken)).Select(line => line.Sample with { Instruction = said }).Where(sample => keys.Contains(sample.Key)).ToList();
        PromptError? error = !admin.Roles.Contains(ParticipantLookup.Admin) ? PromptError.NotAdmin
            : !prompts.HasModel ? PromptError.NoModel
            : chosen.Count is 0 or > MostSamples && UsesSamples(prompt) ? PromptError.NoSample
            : CheckInstruction(said);
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

    private static PromptError? CheckInstruction(string? said) =>
        said is null ? null
        : said.Length == 0 ? PromptError.NoInstruction
        : said.Length > LongestInstruction ? PromptError.TooLong
        : PersonalData.In(said) ? PromptError.PersonalData
        : null;
}
