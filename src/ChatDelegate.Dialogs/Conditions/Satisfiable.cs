using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Conditions;

/// <summary>
/// Tries a condition on every value that could make a difference: options, flags, what it compares with, a little more and a
/// little less, nothing. Conditions have no arithmetic, so one that is false on all of these is false always.
/// </summary>
internal static class Satisfiable
{
    private const int MostTries = 20_000;
    private static readonly DateOnly Today = new(2000, 6, 15);

    /// <summary>True when no values make it true; false when some do, or when there are too many to try.</summary>
    public static bool Never(Condition condition, FormDefinition form)
    {
        var constants = condition.Operands.OfType<Operand.Constant>().Select(constant => constant.Value).OfType<Value>().ToList();
        var domains = condition.Names.Select(name => Domain(form.Field(name), constants)).ToList();
        if (domains.Aggregate(1L, (product, domain) => Math.Min(product * domain.Count, MostTries + 1)) > MostTries)
        {
            return false;
        }

        var values = new Dictionary<string, Value?>();
        return !Any(condition, domains, values, 0);
    }

    /// <summary>True when it is true whatever the values are.</summary>
    public static bool Always(Condition condition, FormDefinition form) => Never(new Condition.Not(condition), form);

    private static bool Any(Condition condition, List<List<Value?>> domains, Dictionary<string, Value?> values, int at)
    {
        if (at == domains.Count)
        {
            return condition.IsTrue(values.GetValueOrDefault, Today);
        }

        foreach (var value in domains[at])
        {
            values[condition.Names[at]] = value;
            if (Any(condition, domains, values, at + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Value?> Domain(FieldDefinition? field, List<Value> constants)
    {
        var domain = new List<Value?> { null };
        switch (field)
        {
            case { Type: FieldType.Choice or FieldType.Reference, OptionsFrom: null }:
                domain.AddRange(field.Options.Select(option => (Value)option.Id));
                break;
            case { Type: FieldType.MultiChoice, OptionsFrom: null }:
                domain.AddRange(field.Options.Select(option => new Value.ListValue([option.Id])));
                domain.Add(new Value.ListValue([.. field.Options.Select(option => option.Id)]));
                break;
            case { ValueType: ValueType.Flag }:
                domain.AddRange([true, false]);
                break;
            case { ValueType: ValueType.Number }:
                domain.AddRange(constants.OfType<Value.NumberValue>().SelectMany(number => new Value?[] { number, number.Number - 0.5m, number.Number + 0.5m }).Prepend(0m));
                break;
            case { ValueType: ValueType.Date }:
                domain.AddRange([Day(-1), Day(0), Day(1)]);
                break;
            case { ValueType: ValueType.DateTime }:
                domain.AddRange([Moment(-1), Moment(0), Moment(1)]);
                break;
            default:
                Anything(domain, constants);
                break;
        }

        return domain;
    }

    private static Value.DateValue Day(int days) => new(Today.AddDays(days));

    private static Value.DateTimeValue Moment(int days) => new(new DateTimeOffset(Today.AddDays(days), default, TimeSpan.Zero));

    // Facts, roles, lists from a source, free texts, numbers: what is compared with, between, above and below.
    private static void Anything(List<Value?> domain, List<Value> constants)
    {
        foreach (var constant in constants)
        {
            domain.Add(constant);
            if (constant is Value.NumberValue number)
            {
                domain.AddRange([number.Number - 0.5m, number.Number + 0.5m]);
            }
            else if (constant is Value.TextValue text)
            {
                domain.AddRange([text.Text + "~", new Value.ListValue([text.Text])]);
            }
        }

        domain.AddRange(["", "\u0001", "~", 0m, true, false, Day(-1), Day(0), Day(1), Moment(0)]);
        domain.Add(new Value.ListValue([.. constants.OfType<Value.TextValue>().Select(text => text.Text)]));
        domain.Add(new Value.AttachmentsValue([new Attachment("a", "a", "a", 1)]));
    }
}
