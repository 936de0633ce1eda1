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

    /// <summary>Someone by name: from a source that is searched, or as written.</summary>
    Person,

    /// <summary>Another form, called when its turn has come; true once that was completed.</summary>
    Dialog,
}

/// <summary>Who may fill a field.</summary>
[Flags]
internal enum FillBy
{
    Answer = 1,
    Prefill = 2,
    Extract = 4,
    Code = 8,
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

    /// <summary>Kept out of transcript, logs, texts and summaries.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Sensitive, and in no state either: asked after the confirmation and handed to the command in the same turn.</summary>
    public bool Secret { get; init; }

    public FillBy Fill { get; init; } = FillBy.Answer | FillBy.Prefill;

    /// <summary>False for a field that only values from elsewhere may fill.</summary>
    public bool Asked => Fill.HasFlag(FillBy.Answer);

    public CallDefinition? Call { get; init; }

    public Condition? When { get; init; }

    public ImmutableArray<OptionDefinition> Options { get; init; } = [];

    public string? OptionsFrom { get; init; }

    public int Least { get; init; }

    public int Most { get; init; } = int.MaxValue;

    public ImmutableArray<CheckDefinition> Checks { get; init; } = [];

    public int? MaxLength { get; init; }

    public required int Line { get; init; }

    public IReadOnlyList<Option> OptionsFor(string locale) => locale == Locales.English ? InEnglish : InChinese;

    private IReadOnlyList<Option> InChinese => field ??= [.. Options.Select(option => option.For(Locales.Chinese))];

    private IReadOnlyList<Option> InEnglish => field ??= [.. Options.Select(option => option.For(Locales.English))];

    public bool HasOptions => Type is FieldType.Choice or FieldType.MultiChoice or FieldType.Reference || IsSearched;

    /// <summary>Options too many to list: the source is asked with what was written.</summary>
    public bool IsSearched => Type == FieldType.Person && OptionsFrom is not null;

    /// <summary>Free text: nearly anything is an answer.</summary>
    public bool IsFree => Type is FieldType.Text or FieldType.LongText or FieldType.Place || (Type == FieldType.Person && OptionsFrom is null);

    public bool FitsCard => Asked && !Secret && Type is not (FieldType.Attachment or FieldType.Dialog);

    public ValueType ValueType => Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Choice or FieldType.Place or FieldType.Reference or FieldType.Person => ValueType.Text,
        FieldType.MultiChoice => ValueType.List,
        FieldType.Number => ValueType.Number,
        FieldType.Date => ValueType.Date,
        FieldType.DateTime => ValueType.DateTime,
        FieldType.Bool or FieldType.Dialog => ValueType.Flag,
        FieldType.Attachment => ValueType.Attachments,
        _ => throw new InvalidOperationException($"Field type {Type} holds no value."),
    };
}

/// <summary>An option written in the definition.</summary>
internal sealed record OptionDefinition(string Id, Localized Label, Localized? Description)
{
    public Option For(string locale) => new(Id, Label.For(locale), Description?.For(locale));
}

/// <summary>A call of another form from a field.</summary>
/// <param name="Give">Start values of the called form, by name, from fields or kept values of this one.</param>
/// <param name="Take">Fields of this form that its answers and results fill, by their ids.</param>
internal sealed record CallDefinition(string Dialog, ImmutableDictionary<string, string> Give, ImmutableDictionary<string, string> Take);

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

    /// <summary>True when the value is taken all the same, and the text said.</summary>
    public bool Warns { get; init; }
}
