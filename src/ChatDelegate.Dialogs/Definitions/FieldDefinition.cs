using System.Collections.Immutable;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Definitions;

internal enum FieldType
{
    Text,
    LongText,
    Choice,
    MultiChoice,
    Number,
    Date,
    DateTime,
    Bool,
    Place,
    Attachment,
    Reference,
}

/// <summary>One thing a form asks for.</summary>
internal sealed record FieldDefinition
{
    public required string Id { get; init; }

    public required FieldType Type { get; init; }

    public required Localized Label { get; init; }

    /// <summary>One prompt for each try; the last one for all further tries.</summary>
    public required Localized Ask { get; init; }

    public Localized? Help { get; init; }

    public bool Required { get; init; } = true;

    public bool Skippable => !Required;

    public bool Sensitive { get; init; }

    /// <summary>False for a field that only a prefill may fill.</summary>
    public bool Asked { get; init; } = true;

    public Condition? When { get; init; }

    public ImmutableArray<OptionDefinition> Options { get; init; } = [];

    public string? OptionsFrom { get; init; }

    public int Least { get; init; }

    public int Most { get; init; } = int.MaxValue;

    public ImmutableArray<CheckDefinition> Checks { get; init; } = [];

    public int? MaxLength { get; init; }

    public required int Line { get; init; }

    public bool HasOptions => Type is FieldType.Choice or FieldType.MultiChoice or FieldType.Reference;

    /// <summary>Free text: nearly anything is an answer.</summary>
    public bool IsFree => Type is FieldType.Text or FieldType.LongText or FieldType.Place;

    public ValueType ValueType => Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Choice or FieldType.Place or FieldType.Reference => ValueType.Text,
        FieldType.MultiChoice => ValueType.List,
        FieldType.Number => ValueType.Number,
        FieldType.Date => ValueType.Date,
        FieldType.DateTime => ValueType.DateTime,
        FieldType.Bool => ValueType.Flag,
        FieldType.Attachment => ValueType.Attachments,
        _ => throw new InvalidOperationException($"Field type {Type} holds no value."),
    };
}

/// <summary>An option written in the definition.</summary>
internal sealed record OptionDefinition(string Id, Localized Label, Localized? Description)
{
    public Option For(string locale) => new(Id, Label.For(locale), Description?.For(locale));
}

/// <summary>What an answer must be. Exactly one of the limits is set.</summary>
/// <param name="Code">Stable, the same in chat and on a card.</param>
/// <param name="Text">What to say, or null for the engine's own sentence.</param>
internal sealed record CheckDefinition(string Code, Localized? Text)
{
    public int? MaxLength { get; init; }

    public int? MinLength { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public System.Text.RegularExpressions.Regex? Matches { get; init; }

    /// <summary>True for values that are refused.</summary>
    public Condition? Fails { get; init; }
}
