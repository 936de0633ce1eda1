using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A form: fields to fill, a summary, one submit.</summary>
internal sealed record FormDefinition : DialogDefinition
{
    private FrozenDictionary<string, FieldDefinition>? _byId;

    public required ImmutableArray<FieldDefinition> Fields { get; init; }

    public ImmutableArray<GroupDefinition> Groups { get; init; } = [];

    public ImmutableArray<RuleDefinition> Rules { get; init; } = [];

    public Localized? Intro { get; init; }

    /// <summary>Null when the form submits without asking: only where submitting changes nothing.</summary>
    public SummaryDefinition? Summary { get; init; }

    /// <summary>Null when the form only hands its values back to the form that called it.</summary>
    public required CommandUse? Submit { get; init; }

    public Localized? Done { get; init; }

    public ImmutableArray<MigrationDefinition> Migrations { get; init; } = [];

    /// <summary>Whether it can be asked question by question.</summary>
    public bool InChat { get; init; } = true;

    /// <summary>Whether it can be asked as card pages.</summary>
    public bool OnCards { get; init; } = true;

    /// <summary>All fields that fit on a card, page by page, in the order they are asked.</summary>
    public ImmutableArray<PageDefinition> Pages => field.IsDefault ? field = PageDefinition.Of(this) : field;

    public FieldDefinition? Field(string id) => (_byId ??= Fields.DistinctBy(field => field.Id).ToFrozenDictionary(field => field.Id)).GetValueOrDefault(id);

    public PageDefinition? PageOf(string field) => Pages.FirstOrDefault(page => page.Fields.Contains(field));
}

internal sealed record GroupDefinition(string Id, ImmutableArray<string> Fields, bool IsCard, Localized? Title);

/// <summary>Over several fields; when its condition is true the form cannot be submitted and the first field is asked again.</summary>
/// <param name="Warns">True when it is only pointed out.</param>
internal sealed record RuleDefinition(string Code, Condition When, ImmutableArray<string> Fields, Localized Text, bool Warns = false);

internal sealed record SummaryDefinition(Localized? Text, Localized? Confirm);

/// <summary>How the values of an older version become this one's.</summary>
internal sealed record MigrationDefinition(int From, ImmutableDictionary<string, string> Rename, ImmutableArray<string> Drop, ImmutableArray<string> Reset);
