using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>
/// The dialogs as a function: a state and an event give a new state and effects. No clock, no I/O, no chance:
/// the same input gives the same output. One instance serves all conversations at once.
/// </summary>
public sealed class DialogEngine
{
    private readonly DialogCatalog _catalog;
    private readonly DialogEngineOptions _options;

    /// <exception cref="ArgumentException">An option names a command that does not exist.</exception>
    public DialogEngine(DialogCatalog catalog, DialogEngineOptions? options = null)
    {
        _catalog = catalog;
        _options = options ?? new DialogEngineOptions();
        foreach (var name in new[] { _options.HomeCommand, _options.HandOverCommand })
        {
            if (name is not null && catalog.Commands.FirstOrDefault(command => command.Name == name) is null)
            {
                throw new ArgumentException($"There is no command '{name}'.", nameof(options));
            }
        }
    }

    public DialogCatalog Catalog => _catalog;

    public Step Take(ConversationState state, DialogEvent happened, DialogContext context)
    {
        var turn = new Turn(_catalog, _options, state, context);
        new Router(turn).Take(Mended.Event(happened));
        return new Step(turn.State, turn.Effects);
    }
}
