using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Results.Script;

/// <summary>No scripts are run here: meetings are led without.</summary>
internal sealed class NoScriptRuns : IScriptRuns
{
    public Task<IReadOnlyDictionary<Guid, ScriptPlace>> PlacesAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, ScriptPlace>>(new Dictionary<Guid, ScriptPlace>());

    public Task<IReadOnlyList<ScriptStepTaken>> StepsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ScriptStepTaken>>([]);

    public Task<IReadOnlyList<ScriptDeviation>> DeviationsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ScriptDeviation>>([]);
}
