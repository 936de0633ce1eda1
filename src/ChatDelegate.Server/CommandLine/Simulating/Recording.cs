using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>What the real commands and lists have answered since the talk began, over all restarts.</summary>
internal sealed class Recording
{
    private readonly List<(CommandCall Call, CommandResult Result)> _calls = [];
    private readonly Dictionary<string, IReadOnlyList<Option>> _lists = [];

    public IReadOnlyList<(CommandCall Call, CommandResult Result)> Calls => _calls;

    public IReadOnlyDictionary<string, IReadOnlyList<Option>> Lists => _lists;

    /// <summary>Puts itself between the dialogs and what they call.</summary>
    public void Attach(IServiceCollection services) => services.AddSingleton(all => new CommandTable(
        all.GetServices<DialogCommand>().Select(command => new RecordingCommand(command, _calls)),
        all.GetServices<OptionSource>().Select(source => new RecordingSource(source, _lists))));
}
