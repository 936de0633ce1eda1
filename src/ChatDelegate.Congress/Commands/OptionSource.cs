using ChatDelegate.Dialogs;

namespace ChatDelegate.Congress.Commands;

/// <summary>A named list that a field can be chosen from (<c>options_from</c>), read anew each time for the person who asks.</summary>
public abstract class OptionSource
{
    public abstract string Name { get; }

    public abstract Task<IReadOnlyList<Option>> LoadAsync(CommandContext context, CancellationToken cancellationToken);
}
