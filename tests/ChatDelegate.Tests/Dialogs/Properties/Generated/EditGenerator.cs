using System.Collections.Immutable;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Thinks up what an author changes from one version of a form to the next, with or without a rule for what was filled in.</summary>
internal static class EditGenerator
{
    public static FormModel Next(Dice dice, FormModel form)
    {
        var rule = MigrationModel.None(form.Version);
        var next = form with { Version = form.Version + 1, Migrations = [] };
        for (var edits = dice.Between(1, 3); edits > 0; edits--)
        {
            (next, rule) = Edit(dice, next, rule);
        }

        return (next with { Migrations = dice.Chance(60) ? [rule] : [] }).Tidy();
    }

    private static (FormModel, MigrationModel) Edit(Dice dice, FormModel form, MigrationModel rule)
    {
        var field = dice.One(form.Fields);
        switch (dice.Up(9))
        {
            case 0 when !rule.Rename.ContainsValue(field.Id):
                return (Rename(form, field.Id, "new_" + field.Id), rule with { Rename = rule.Rename.SetItem(field.Id, "new_" + field.Id) });
            case 1 when form.Fields.Length > 1:
                return (form with { Fields = form.Fields.Remove(field) }, rule with { Drop = rule.Drop.Add(field.Id), Reset = rule.Reset.Remove(field.Id) });
            case 2:
                return (form, rule with { Reset = rule.Reset.Remove(field.Id).Add(field.Id) });
            case 3:
                return (form.With(FormGenerator.Field(dice, field.Id, []) with { When = field.When }), rule);
            case 4 when Unused(form) is { Count: > 0 } unused:
                return (form with { Fields = form.Fields.Insert(dice.Up(form.Fields.Length + 1), FormGenerator.Field(dice, dice.One(unused), [])) }, rule);
            case 5:
                return (form with { Fields = [.. form.Fields.Reverse()] }, rule);
            case 6 when field.Options.Length > Math.Max(1, field.Least):
                return (form.With(field with { Options = field.Options.RemoveAt(dice.Up(field.Options.Length)) }), rule);
            case 7 when form.Fields.IndexOf(field) is var at and > 0:
                return (form.With(field with { When = FormGenerator.Condition(dice, form.Fields[..at], 1) }), rule);
            default:
                return (form.With(field with { Prompts = field.Prompts % 3 + 1 }), rule);
        }
    }

    private static List<string> Unused(FormModel form) =>
        [.. Names.Fields.Select(name => name.Id).Where(id => form.Fields.All(field => !field.Id.EndsWith(id, StringComparison.Ordinal)))];

    private static FormModel Rename(FormModel form, string from, string to) => form with
    {
        Fields = [.. form.Fields.Select(field => field.Renamed(from, to))],
        Rules = [.. form.Rules.Select(rule => rule with { When = rule.When.Renamed(from, to), Fields = [.. rule.Fields.Select(id => id == from ? to : id)] })],
        Cards = [.. form.Cards.Select(card => card.Select(id => id == from ? to : id).ToImmutableArray())],
    };
}
