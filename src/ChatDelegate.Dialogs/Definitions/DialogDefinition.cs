using System.Collections.Immutable;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A dialog as read from its file: immutable, checked, known by id and version.</summary>
internal abstract record DialogDefinition
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required Localized Title { get; init; }

    public required StartRule Start { get; init; }

    public Localized? Help { get; init; }

    public required string File { get; init; }
}

/// <summary>What starts a dialog, and for whom; no roles means everybody.</summary>
internal sealed record StartRule(PhraseSet Phrases, ImmutableArray<string> Roles)
{
    public bool Allows(IReadOnlyCollection<string> roles) => Roles.IsEmpty || Roles.Any(roles.Contains);
}

/// <summary>Sentences that mean one thing, in all languages at once: people mix them.</summary>
/// <param name="Exact">In <see cref="Fold.Bare"/> form.</param>
internal sealed record PhraseSet(ImmutableHashSet<string> Exact, ImmutableArray<Pattern> Patterns, Localized Shown)
{
    public static PhraseSet None { get; } = new([], [], Localized.Empty);

    /// <returns>The values of the gaps, empty for an exact phrase; null when the text means something else.</returns>
    public IReadOnlyDictionary<string, string>? Match(string text)
    {
        if (Exact.Contains(Fold.Bare(text)))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        return Patterns.Select(pattern => pattern.Match(text)).FirstOrDefault(values => values is not null);
    }
}

/// <summary>A form: fields to fill, a summary, one submit.</summary>
internal sealed record FormDefinition : DialogDefinition
{
    public required ImmutableArray<FieldDefinition> Fields { get; init; }

    public ImmutableArray<GroupDefinition> Groups { get; init; } = [];

    public ImmutableArray<RuleDefinition> Rules { get; init; } = [];

    public Localized? Intro { get; init; }

    /// <summary>Null when the form submits without asking: only where submitting changes nothing.</summary>
    public SummaryDefinition? Summary { get; init; }

    public required CommandUse Submit { get; init; }

    public Localized? Done { get; init; }

    public ImmutableArray<MigrationDefinition> Migrations { get; init; } = [];

    public FieldDefinition? Field(string id) => Fields.FirstOrDefault(field => field.Id == id);

    public GroupDefinition? CardOf(string field) => Groups.FirstOrDefault(group => group.IsCard && group.Fields.Contains(field));
}

internal sealed record GroupDefinition(string Id, ImmutableArray<string> Fields, bool IsCard, Localized? Title);

/// <summary>Over several fields; when its condition is true the form cannot be submitted and the first field is asked again.</summary>
internal sealed record RuleDefinition(string Code, Condition When, ImmutableArray<string> Fields, Localized Text);

internal sealed record SummaryDefinition(Localized? Text, Localized? Confirm);

/// <summary>How the values of an older version become this one's.</summary>
internal sealed record MigrationDefinition(int From, ImmutableDictionary<string, string> Rename, ImmutableArray<string> Drop, ImmutableArray<string> Reset);

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

    public ActionDefinition? Action(string id) => Actions.FirstOrDefault(action => action.Id == id);
}

/// <summary>Something one can do at a desk.</summary>
internal sealed record ActionDefinition(string Id, PhraseSet Phrases, ImmutableArray<string> Roles, Localized? Confirm, CommandUse Use)
{
    public ImmutableDictionary<string, ParameterType> Parameters { get; init; } = ImmutableDictionary<string, ParameterType>.Empty;

    public bool Allows(IReadOnlyCollection<string> roles) => Roles.IsEmpty || Roles.Any(roles.Contains);
}

/// <summary>A call of a command as written: where each input comes from.</summary>
internal sealed record CommandUse(string Command, ImmutableArray<InputUse> Inputs);

/// <param name="Required">By the command: without it the call is not made.</param>
internal sealed record InputUse(string Name, ValueType Type, bool Required, InputOrigin Origin, string Source);

internal enum InputOrigin
{
    /// <summary>A field of the form, or a gap or parameter of the action.</summary>
    Named,

    /// <summary><c>$values.name</c>: kept by the dialog from start values and command results.</summary>
    Kept,

    /// <summary><c>$facts.name</c>: of the person, from the context.</summary>
    Fact,

    /// <summary><c>$text</c>: the whole message.</summary>
    Message,

    /// <summary><c>$attachments</c>: the files of the message.</summary>
    Files,

    /// <summary>A text in quotes within quotes.</summary>
    Literal,
}
