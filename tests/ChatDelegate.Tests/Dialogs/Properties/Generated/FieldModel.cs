using System.Collections.Immutable;
using ChatDelegate.Dialogs;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A field as the tests think of it.</summary>
internal sealed record FieldModel(string Id, FieldKind Kind)
{
    public bool Required { get; init; } = true;

    public bool Sensitive { get; init; }

    public bool HasHelp { get; init; }

    /// <summary>How many prompts, each for one more failed try.</summary>
    public int Prompts { get; init; } = 1;

    /// <summary>A field that the prompt shows.</summary>
    public string? Shows { get; init; }

    public ConditionModel? When { get; init; }

    public ImmutableArray<Option> Options { get; init; } = [];

    public string? Source { get; init; }

    public int Least { get; init; }

    public int? Most { get; init; }

    public int? MaxLength { get; init; }

    public ImmutableArray<CheckModel> Checks { get; init; } = [];

    /// <summary>Asked after the confirmation and held nowhere.</summary>
    public bool Secret { get; init; }

    public bool HasOptions => Kind is FieldKind.Choice or FieldKind.MultiChoice or FieldKind.Reference || (Kind == FieldKind.Person && Source is not null);

    public bool IsWords => Kind is FieldKind.Text or FieldKind.LongText or FieldKind.Place || (Kind == FieldKind.Person && Source is null);

    public ValueType ValueType => Kind switch
    {
        FieldKind.MultiChoice => ValueType.List,
        FieldKind.Number => ValueType.Number,
        FieldKind.Date => ValueType.Date,
        FieldKind.DateTime => ValueType.DateTime,
        FieldKind.Bool => ValueType.Flag,
        FieldKind.Attachment => ValueType.Attachments,
        _ => ValueType.Text,
    };

    public IReadOnlyList<Option> Offered => Source is null ? Options : Sources.Offered(Source);

    public FieldModel Renamed(string from, string to) => this with
    {
        Id = Id == from ? to : Id,
        Shows = Shows == from ? to : Shows,
        When = When?.Renamed(from, to),
        Checks = [.. Checks.Select(check => check with { When = check.When?.Renamed(from, to) })],
    };

    public IEnumerable<FieldModel> Smaller()
    {
        if (When is not null)
        {
            yield return this with { When = null };
        }

        foreach (var when in When?.Smaller ?? [])
        {
            yield return this with { When = when };
        }

        foreach (var check in Checks)
        {
            yield return this with { Checks = Checks.Remove(check) };
        }

        if (Kind != FieldKind.Text && Checks.IsEmpty)
        {
            yield return new FieldModel(Id, FieldKind.Text) { Required = Required, Sensitive = Sensitive, When = When };
        }

        if (Options.Length > Math.Max(1, Least))
        {
            yield return this with { Options = Options.RemoveAt(Options.Length - 1) };
        }

        if (this is not { Sensitive: false, HasHelp: false, Prompts: 1, Shows: null, MaxLength: null })
        {
            yield return this with { HasHelp = false, Prompts = 1, Shows = null, MaxLength = null };
            yield return this with { Sensitive = false };
        }

        if (!Required)
        {
            yield return this with { Required = true };
        }
    }
}

/// <summary>A check of one field; <paramref name="Key"/> is its key in YAML.</summary>
/// <param name="Limit">The number for length and size, the pattern for <c>matches</c>.</param>
/// <param name="When">For the key <c>when</c>.</param>
/// <param name="Warns">Said, but the value is taken.</param>
internal sealed record CheckModel(string Key, string Limit, string Code, ConditionModel? When = null, bool Warns = false);
