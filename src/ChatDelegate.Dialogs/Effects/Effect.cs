using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Effects;

/// <summary>What the engine wants done. Effects are in order; those that ask are answered by an event of the same turn.</summary>
public abstract record Effect;

/// <summary>Say this to the person.</summary>
public sealed record Say(Reply Reply) : Effect;

/// <summary>Run a command and come back with <see cref="Events.CommandFinished"/>.</summary>
public sealed record RunCommand(CommandCall Call) : Effect;

/// <summary>Read a named list of options and come back with <see cref="Events.OptionsLoaded"/>.</summary>
/// <param name="Source">As named by <c>options_from</c>.</param>
public sealed record LoadOptions(string CallId, string Source, IReadOnlyDictionary<string, Value> Values) : Effect;

/// <summary>
/// The message of this turn filled a sensitive field: keep it out of the transcript and the logs
/// and echo <paramref name="Stand"/> instead.
/// </summary>
public sealed record HideMessage(string Stand) : Effect;

/// <summary>
/// What the person gave was refused. Said in words by a <see cref="Say"/> beside it; this one carries the stable code, the
/// same in chat and on cards, for tests, metrics and logs, and never what was typed.
/// </summary>
/// <param name="Field">The form's field.</param>
/// <param name="Code">Of the check or rule, or one of the engine's own, such as <c>not_a_date</c>.</param>
public sealed record Rejected(string Field, string Code) : Effect;
