using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>
/// What came of an event. When the last effect asks (<see cref="RunCommand"/>, <see cref="LoadOptions"/>, <see cref="AskModel"/>), the server
/// does it and takes the answering event on <paramref name="State"/>, within the same turn.
/// </summary>
public sealed record Step(ConversationState State, IReadOnlyList<Effect> Effects)
{
    /// <summary>The effect that asks, or null when the turn is complete.</summary>
    public Effect? Asking => Effects.Count > 0 && Effects[^1] is RunCommand or LoadOptions or AskModel ? Effects[^1] : null;
}
