using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>A real list of options whose first answer is noted down.</summary>
internal sealed class RecordingSource(OptionSource source, Dictionary<string, IReadOnlyList<Option>> lists) : OptionSource
{
    public override string Name => source.Name;

    public override async Task<IReadOnlyList<Option>> LoadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = await source.LoadAsync(context, cancellationToken);
        lists.TryAdd(Name, options);
        return options;
    }
}
