using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A form as the tests think of it: small, immutable, written as YAML for the engine, shrunk part by part.</summary>
internal sealed record FormModel(string Id, int Version, ImmutableArray<FieldModel> Fields)
{
    public ImmutableArray<RuleModel> Rules { get; init; } = [];

    /// <summary>Fields of each card page.</summary>
    public ImmutableArray<ImmutableArray<string>> Cards { get; init; } = [];

    public bool HasSummary { get; init; } = true;

    public bool HasTexts { get; init; }

    /// <summary>True when a secret is asked after the confirmation.</summary>
    public bool HasSecret { get; init; }

    public PolicyModel Policy { get; init; } = new(3, "offer");

    public ImmutableArray<string> Roles { get; init; } = [];

    public ImmutableArray<MigrationModel> Migrations { get; init; } = [];

    public string Command => $"form.{Id}.v{Version}";

    public CommandSpec Spec => new(Command, [.. Fields.Select(item => new CommandInput(item.Id, item.ValueType, item is { Required: true, When: null })), .. HasSecret ? [new CommandInput(Pin.Id, Pin.ValueType)] : Array.Empty<CommandInput>()]);

    public static FieldModel Pin { get; } = new("pin", FieldKind.Text) { Sensitive = true, Secret = true };

    public FieldModel? Field(string id) => HasSecret && id == Pin.Id ? Pin : Fields.FirstOrDefault(field => field.Id == id);

    public FormModel With(FieldModel field) => this with { Fields = [.. Fields.Select(other => other.Id == field.Id ? field : other)] };

    /// <summary>Without references to fields that are not there.</summary>
    public FormModel Tidy()
    {
        var names = Fields.Select(field => field.Id).ToHashSet();
        return this with
        {
            Fields = [.. Fields.Select(field => field with
            {
                When = Circular(field) ? null : field.When?.Fitting(Field),
                Shows = field.Shows is { } shown && Field(shown) is { Sensitive: false } ? shown : null,
                Checks = [.. field.Checks.Where(check => check.When is null || Equals(check.When.Fitting(Field), check.When))],
            })],
            Rules = [.. Rules.Select(rule => rule.Fitting(Field)).OfType<RuleModel>()],
            Cards = [.. Cards.Select(card => card.Where(names.Contains).ToImmutableArray()).Where(card => card.Length > 0)],
            Migrations = [.. Migrations.Select(migration => migration.Within(names))],
        };
    }

    private bool Circular(FieldModel field)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<string>(field.When?.Names ?? []));
        while (open.TryPop(out var name))
        {
            foreach (var next in seen.Add(name) ? Field(name)?.When?.Names ?? [] : [])
            {
                open.Push(next);
            }
        }

        return seen.Contains(field.Id);
    }

    public IEnumerable<FormModel> Smaller()
    {
        foreach (var field in Fields.Where(_ => Fields.Length > 1))
        {
            yield return (this with { Fields = Fields.Remove(field) }).Tidy();
        }

        foreach (var rule in Rules)
        {
            yield return this with { Rules = Rules.Remove(rule) };
        }

        foreach (var card in Cards)
        {
            yield return this with { Cards = Cards.Remove(card) };
        }

        if (HasSecret || Policy != new PolicyModel(3, "offer"))
        {
            yield return this with { HasSecret = false, Policy = new PolicyModel(3, "offer") };
        }

        if (HasTexts || !HasSummary || !Roles.IsEmpty)
        {
            yield return this with { HasTexts = false, HasSummary = true, Roles = [] };
        }

        foreach (var smaller in Fields.SelectMany(field => field.Smaller()))
        {
            yield return With(smaller).Tidy();
        }
    }
}

/// <summary>A rule over several fields.</summary>
/// <param name="Warns">Said beside the summary, which can be confirmed all the same.</param>
internal sealed record RuleModel(string Code, ConditionModel When, ImmutableArray<string> Fields, bool Warns = false)
{
    public RuleModel? Fitting(Func<string, FieldModel?> find) =>
        When.Fitting(find) is { } when && Fields.Where(id => find(id) is not null).ToImmutableArray() is { IsEmpty: false } fields ? this with { When = when, Fields = fields } : null;
}

/// <summary>What becomes of a person who cannot answer: <c>offer</c>, <c>handoff</c>, <c>later</c> or <c>skip</c>.</summary>
internal sealed record PolicyModel(int Tries, string Then);

/// <summary>How the values of an older version become those of the next.</summary>
internal sealed record MigrationModel(int From, ImmutableDictionary<string, string> Rename, ImmutableArray<string> Drop, ImmutableArray<string> Reset)
{
    public static MigrationModel None(int from) => new(from, ImmutableDictionary<string, string>.Empty, [], []);

    public MigrationModel Within(IReadOnlySet<string> names) => this with
    {
        Rename = Rename.Where(pair => names.Contains(pair.Value)).ToImmutableDictionary(),
        Reset = [.. Reset.Where(names.Contains)],
    };
}
