using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Thinks up catalogs: every field type, conditions over earlier fields, checks, rules, card pages.</summary>
internal static class FormGenerator
{
    // Some sound like commands, start phrases, numbers or a yes: what answers must be an answer.
    private static readonly Option[] Options =
    [
        new("east", "东城"), new("west", "西城"), new("newtown", "新城开发区"), new("road", "道路交通"), new("water", "供水供暖"), new("school", "教育"),
        new("other", "其他"), new("none", "没有"), new("help", "帮助"), new("visit", "走访登记"), new("five", "5号楼"), new("later", "以后再说"),
    ];

    public static CatalogModel Catalog(Dice dice, int most)
    {
        var dialogs = dice.Some(Names.Dialogs, 1, Math.Clamp(most / 8, 1, 4));
        return new CatalogModel([.. dialogs.Select(dialog => Form(dice, dialog.Id, Math.Clamp(most / 3, 1, 8)))], dice.Chance(60));
    }

    public static FormModel Form(Dice dice, string id, int mostFields)
    {
        var fields = ImmutableArray<FieldModel>.Empty;
        foreach (var name in dice.Some(Names.Fields, 1, mostFields))
        {
            fields = fields.Add(Field(dice, name.Id, fields));
        }

        var form = new FormModel(id, dice.Between(1, 3), fields)
        {
            HasSummary = dice.Chance(85),
            HasTexts = dice.Chance(40),
            Policy = new PolicyModel(dice.Between(1, 4), dice.One(["offer", "offer", "handoff", "later", "skip"])),
            Roles = dice.Chance(20) ? ["convenor"] : [],
            Rules = [.. Enumerable.Range(1, dice.Chance(40) ? dice.Between(1, 2) : 0).Select(number => Rule(dice, number, fields)).OfType<RuleModel>()],
        };
        form = form with { HasSecret = form.HasSummary && dice.Chance(15) };
        return form with { Cards = dice.Chance(50) ? Cards(dice, fields) : [] };
    }

    public static FieldModel Field(Dice dice, string id, ImmutableArray<FieldModel> earlier)
    {
        var kind = dice.One(Enum.GetValues<FieldKind>());
        var field = new FieldModel(id, kind)
        {
            Required = dice.Chance(65),
            Sensitive = dice.Chance(15),
            HasHelp = dice.Chance(30),
            Prompts = dice.Between(1, 3),
            Shows = dice.Chance(25) ? earlier.LastOrDefault(other => !other.Sensitive)?.Id : null,
            When = dice.Chance(35) ? Condition(dice, earlier, 2) : null,
        };
        return WithChecks(dice, WithKind(dice, field), earlier);
    }

    public static ConditionModel? Condition(Dice dice, ImmutableArray<FieldModel> fields, int depth)
    {
        if (depth > 0 && dice.Chance(30) && Condition(dice, fields, depth - 1) is { } left && Condition(dice, [.. fields.Where(field => !left.Mentions(field.Id))], depth - 1) is { } right && !left.Names.Intersect(right.Names).Any())
        {
            return new ConditionModel.Joined(left, dice.Chance(50) ? "and" : "or", right);
        }

        if (depth > 0 && dice.Chance(15) && Condition(dice, fields, depth - 1) is { } inner)
        {
            return new ConditionModel.Negated(inner);
        }

        return fields.IsEmpty ? (dice.Chance(50) ? new ConditionModel.Test("facts.level", "==", "'county'") : null) : Test(dice, dice.One(fields));
    }

    private static ConditionModel.Test Test(Dice dice, FieldModel field)
    {
        if (dice.Chance(25))
        {
            return new ConditionModel.Test(field.Id, dice.Chance(70) ? "!=" : "==", "empty");
        }

        var options = field.Offered.Select(option => $"'{option.Id}'").ToList();
        return field.Kind switch
        {
            FieldKind.Number => new(field.Id, dice.One(["<", ">", "<=", ">=", "=="]), dice.Between(0, 50).ToString(CultureInfo.InvariantCulture)),
            FieldKind.Bool => dice.Chance(50) ? new(field.Id, "") : new(field.Id, "==", dice.Chance(50) ? "true" : "false"),
            FieldKind.Date or FieldKind.DateTime => new(field.Id, dice.One(["<", ">", "<=", ">="]), "today"),
            FieldKind.MultiChoice when options.Count > 0 => new(field.Id, "has", dice.One(options)),
            FieldKind.Choice or FieldKind.Reference or FieldKind.Person when options.Count > 0 => dice.Chance(50) ? new(field.Id, dice.One(["==", "!="]), dice.One(options)) : new(field.Id, "in", dice.Some(options, 1, 2)),
            FieldKind.Text => new(field.Id, dice.One(["==", "!=", "<"]), $"'{Answers.Words[0]}'"),
            _ => new(field.Id, ""),
        };
    }

    private static FieldModel WithKind(Dice dice, FieldModel field)
    {
        if (field.Kind == FieldKind.Person)
        {
            return dice.Chance(50) ? field with { Source = "people" } : field;
        }

        if (field.HasOptions)
        {
            var offered = dice.Chance(30);
            field = offered ? field with { Source = dice.One([.. Sources.Names.Where(name => name != "people" && (name != "nothing" || !field.Required))]) } : field with { Options = dice.Some(Options, 2, 6) };
        }

        return field.Kind switch
        {
            FieldKind.MultiChoice => field with { Least = field.Required ? dice.Between(0, 2) : 0, Most = dice.Chance(40) ? dice.Between(2, 3) : null },
            FieldKind.Attachment => field with { Most = dice.Between(1, 3) },
            FieldKind.Text or FieldKind.Place when dice.Chance(40) => field with { MaxLength = dice.Between(10, 40) },
            _ => field,
        };
    }

    private static FieldModel WithChecks(Dice dice, FieldModel field, ImmutableArray<FieldModel> earlier)
    {
        if (!dice.Chance(45))
        {
            return field;
        }

        CheckModel? check = field.Kind switch
        {
            FieldKind.Number => dice.Chance(50) ? new("min", dice.Between(0, 10).ToString(CultureInfo.InvariantCulture), "too_small") : new("max", dice.Between(20, 400).ToString(CultureInfo.InvariantCulture), "too_large"),
            FieldKind.Text or FieldKind.LongText or FieldKind.Place => dice.Up(4) switch
            {
                0 => new("min_length", "2", "too_short"),
                1 => new("matches", "[^0-9]+", "has_digits"),
                2 when earlier.Any(other => other.IsWords) => new("when", "", "mentioned", new ConditionModel.Test(earlier.First(other => other.IsWords).Id, "==", $"'{Answers.Words[0]}'")),
                _ => new("max_length", "30", "over_30"),
            },
            FieldKind.Date or FieldKind.DateTime => new("when", "", "future", new ConditionModel.Test(field.Id, ">", "today")),
            FieldKind.Choice or FieldKind.Reference when field.Offered.Count > 1 => new("when", "", "not_that", new ConditionModel.Test(field.Id, "==", $"'{field.Offered[0].Id}'")),
            _ => null,
        };
        return check is null ? field : field with { Checks = [check with { Warns = dice.Chance(15) }] };
    }

    private static RuleModel? Rule(Dice dice, int number, ImmutableArray<FieldModel> fields)
    {
        var one = dice.One(fields);
        return Condition(dice, [one], 0) is { } left && Condition(dice, fields.Remove(one), 1) is { } right
            ? new RuleModel("rule" + number, new ConditionModel.Joined(left, "and", right), [one.Id, .. dice.Some(fields, 0, 1).Select(field => field.Id).Where(id => id != one.Id)], Warns: dice.Chance(15))
            : null;
    }

    private static ImmutableArray<ImmutableArray<string>> Cards(Dice dice, ImmutableArray<FieldModel> fields)
    {
        var at = dice.Up(fields.Length);
        var first = fields.Skip(at).Take(dice.Between(2, 5)).Select(field => field.Id).ToImmutableArray();
        var rest = fields.Skip(at + first.Length).Take(3).Select(field => field.Id).ToImmutableArray();
        return rest.Length > 1 && dice.Chance(50) ? [first, rest] : [first];
    }
}
