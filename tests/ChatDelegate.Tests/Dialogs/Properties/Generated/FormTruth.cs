using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>What is true of a form that holds these values, worked out anew from the format's description.</summary>
internal sealed class FormTruth(FormModel form, IReadOnlyDictionary<string, Value> answers, IReadOnlyCollection<string> skipped, IReadOnlyDictionary<string, Value> facts, DateOnly today)
{
    public IEnumerable<FieldModel> Visible => form.Fields.Where(IsVisible);

    public IEnumerable<FieldModel> Settled => Visible.Where(item => answers.ContainsKey(item.Id) || skipped.Contains(item.Id));

    public FieldModel? Next => Visible.FirstOrDefault(item => !answers.ContainsKey(item.Id) && !skipped.Contains(item.Id));

    public RuleModel? Broken => form.Rules.FirstOrDefault(rule => !rule.Warns && rule.When.Holds(ValueOf, today));

    public Dictionary<string, Value> Payload => Visible.Where(item => answers.ContainsKey(item.Id)).ToDictionary(item => item.Id, item => answers[item.Id]);

    /// <summary>The field that is asked: the first open one, or that of the first broken rule; null for the summary.</summary>
    public string? Asks => Next?.Id ?? (Broken is { } rule ? rule.Fields.FirstOrDefault(id => Visible.Any(item => item.Id == id)) ?? rule.Fields[0] : null);

    public bool IsVisible(FieldModel field) => field.When?.Holds(ValueOf, today) != false;

    public Value? ValueOf(string name) =>
        name.StartsWith("facts.", StringComparison.Ordinal) ? facts.GetValueOrDefault(name["facts.".Length..])
        : answers.TryGetValue(name, out var value) && form.Field(name) is { } field && IsVisible(field) ? value : null;

    /// <summary>The code with which a value of the right kind is refused, or null.</summary>
    public string? Refuses(FieldModel field, Value value)
    {
        var length = value is Value.TextValue text && field.IsWords ? text.Text.Length : 0;
        if (length > Longest(field))
        {
            return "too_long";
        }

        if (field.Checks.FirstOrDefault(check => !check.Warns && Fails(check, field, value)) is { } failed)
        {
            return failed.Code;
        }

        var count = value is Value.ListValue list ? list.Items.Length : (int?)null;
        return count > field.Most ? "too_many" : count < field.Least ? "too_few" : null;
    }

    private static int Longest(FieldModel field) =>
        field.MaxLength ?? (field.Kind == FieldKind.LongText ? 4_000 : 500);

    private static decimal Number(CheckModel check) => decimal.Parse(check.Limit, System.Globalization.CultureInfo.InvariantCulture);

    private bool Fails(CheckModel check, FieldModel field, Value value) => (check.Key, value) switch
    {
        ("min", Value.NumberValue number) => number.Number < Number(check),
        ("max", Value.NumberValue number) => number.Number > Number(check),
        ("min_length", Value.TextValue text) => text.Text.Length < Number(check),
        ("max_length", Value.TextValue text) => text.Text.Length > Number(check),
        ("matches", Value.TextValue text) => text.Text.Any(char.IsAsciiDigit),
        ("when", _) => check.When!.Holds(name => name == field.Id ? value : ValueOf(name), today),
        _ => false,
    };
}
