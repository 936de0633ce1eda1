namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>A step and what came of it; null where the engine heard nothing, or where an earlier step of a card page brought it.</summary>
internal sealed record Played(CaseStep Step, Exchange? Exchange);
