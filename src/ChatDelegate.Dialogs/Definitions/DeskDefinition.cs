using System.Collections.Immutable;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A desk: a place where one works until one leaves.</summary>
internal sealed record DeskDefinition : DialogDefinition
{
    public Localized? OpenText { get; init; }

    public CommandUse? OpenCommand { get; init; }

    public ImmutableArray<ActionDefinition> Actions { get; init; } = [];

    public CommandUse? OtherCommand { get; init; }

    public Localized? OtherText { get; init; }

    public int? MaxLength { get; init; }

    public required PhraseSet End { get; init; }

    public Localized? EndText { get; init; }

    public CommandUse? EndCommand { get; init; }

    /// <summary>Dialogs that are likely wanted next: offered by their titles as short answers, to those who may start them.</summary>
    public ImmutableArray<string> EndOffers { get; init; } = [];

    public int EndLine { get; init; }

    public ActionDefinition? Action(string id) => Actions.FirstOrDefault(action => action.Id == id);
}

/// <summary>Something one can do at a desk.</summary>
internal sealed record ActionDefinition(string Id, PhraseSet Phrases, ImmutableArray<string> Roles, Localized? Confirm, CommandUse Use)
{
    public ImmutableDictionary<string, ParameterType> Parameters { get; init; } = ImmutableDictionary<string, ParameterType>.Empty;

    public bool Allows(IReadOnlyCollection<string> roles) => Roles.IsEmpty || Roles.Any(roles.Contains);
}
