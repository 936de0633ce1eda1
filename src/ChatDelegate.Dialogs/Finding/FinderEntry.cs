using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Finding;

internal enum FinderKind
{
    Dialog,

    /// <summary>One of the engine's own commands, such as back.</summary>
    Command,
}

/// <summary>Something that can be asked for in words.</summary>
/// <param name="Id">The dialog's id, or <c>command:name</c>.</param>
/// <param name="Roles">Who may have it; none means everybody.</param>
/// <param name="Triggers">Phrases and titles: said word for word, but for politeness or a slip, they are certain.</param>
/// <param name="Examples">Sentences in people's own words: they only make other sentences likely.</param>
internal sealed record FinderEntry(string Id, FinderKind Kind, ImmutableArray<string> Roles, ImmutableArray<string> Triggers, ImmutableArray<string> Examples)
{
    private const string CommandPrefix = "command:";

    public static FinderEntry Command(string name, IEnumerable<string> phrases, IEnumerable<string> examples) =>
        new(CommandPrefix + name, FinderKind.Command, [], [.. phrases], [.. examples]);

    /// <summary>The id as its own kind knows it.</summary>
    public string Name => Kind == FinderKind.Command ? Id[CommandPrefix.Length..] : Id;

    public bool Allows(IReadOnlyCollection<string> roles) => Roles.IsEmpty || Roles.Any(roles.Contains);
}
