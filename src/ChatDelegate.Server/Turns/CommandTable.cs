using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Server.Turns;

/// <summary>All commands and lists that the features offer, by name.</summary>
internal sealed class CommandTable(IEnumerable<DialogCommand> commands, IEnumerable<OptionSource> sources)
{
    private readonly Dictionary<string, DialogCommand> _commands = commands.ToDictionary(command => command.Spec.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, OptionSource> _sources = sources.ToDictionary(source => source.Name, StringComparer.Ordinal);

    public IReadOnlyList<CommandSpec> Specs => [.. _commands.Values.Select(command => command.Spec)];

    public IReadOnlyCollection<string> Sources => _sources.Keys;

    public DialogCommand Command(string name) => _commands[name];

    public OptionSource Source(string name) => _sources[name];
}
