using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>Engines that are the real one but for one broken rule; a law that they pass is worth nothing.</summary>
internal static class Saboteur
{
    /// <summary>Hears something else than what happened.</summary>
    public static Engine Hears(Func<ConversationState, DialogEvent, DialogEvent> twist) => catalog =>
    {
        var real = Player.Real(catalog);
        return (state, happened, context) => real(state, twist(state, happened), context);
    };

    /// <summary>Forgets or makes up something before it starts.</summary>
    public static Engine Remembers(Func<ConversationState, ConversationState> twist) => catalog =>
    {
        var real = Player.Real(catalog);
        return (state, happened, context) => real(twist(state), happened, context);
    };

    /// <summary>Does something else than what came of it.</summary>
    public static Engine Does(Func<ConversationState, DialogEvent, Step, Step> twist) => catalog =>
    {
        var real = Player.Real(catalog);
        return (state, happened, context) => twist(state, happened, real(state, happened, context));
    };

    /// <summary>Changes the topmost frame after a step.</summary>
    public static Step Put(this Step step, Func<Frame, Frame> twist) =>
        step.State.Frames is [.., var top] ? step with { State = step.State with { Frames = step.State.Frames.SetItem(step.State.Frames.Length - 1, twist(top)) } } : step;
}
