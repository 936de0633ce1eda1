using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Results.Script;

/// <summary>
/// What the host scripts (主持词) of a week's vote meetings have come to: the seam between the feature that runs them and the pages and records
/// that show it. An installation without scripts has <see cref="NoScriptRuns"/>.
/// </summary>
public interface IScriptRuns
{
    /// <summary>Where each group's vote meeting stands in its script, by group; groups that have not begun are left out.</summary>
    Task<IReadOnlyDictionary<Guid, ScriptPlace>> PlacesAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken);

    /// <summary>The steps that the vote meetings have taken, in the order of their times.</summary>
    Task<IReadOnlyList<ScriptStepTaken>> StepsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken);

    /// <summary>What departed from the script, in the order of time: overrides with their reasons, what supervisors (督导员) wrote down.</summary>
    Task<IReadOnlyList<ScriptDeviation>> DeviationsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken);
}

/// <param name="Step">The step being taken, from 1.</param>
/// <param name="Steps">How many there are.</param>
public sealed record ScriptPlace(int Step, int Steps, string TitleZh, string TitleEn);

/// <param name="By">Who took it; null when the clock did.</param>
public sealed record ScriptStepTaken(Guid GroupId, int Number, string TitleZh, string TitleEn, DateTimeOffset At, Guid? By);

/// <param name="Text">As whoever answers for it wrote it.</param>
public sealed record ScriptDeviation(Guid GroupId, DateTimeOffset At, Guid? By, string Text);
