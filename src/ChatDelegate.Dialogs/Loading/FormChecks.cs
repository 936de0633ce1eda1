using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>What a form must hold to beyond what its single keys say: texts, secrets, groups, and that every field can be reached.</summary>
internal static class FormChecks
{
    public static void Run(Section section, IReadOnlyList<Section> fields, FormDefinition form)
    {
        CheckTexts(section, form);
        GroupChecks.Run(section, form);
        CheckRules(section, form);
        CheckSources(section, form);
        for (var i = 0; i < fields.Count && i < form.Fields.Length; i++)
        {
            CheckReach(fields[i], form, form.Fields[i]);
            if (form.Fields[i].Secret)
            {
                CheckSecret(fields[i], form, form.Fields[i]);
            }
        }
    }

    private static void CheckTexts(Section section, FormDefinition form)
    {
        var texts = form.Fields.SelectMany(field => field.Ask.Everything.Concat(field.Help?.Everything ?? []))
            .Concat(form.Fields.SelectMany(field => field.Checks).Select(check => check.Text).Concat(form.Rules.Select(rule => rule.Text))
                .Concat([form.Intro, form.Help, form.Done, form.Summary?.Text]).SelectMany(text => text?.Everything ?? []));
        foreach (var name in texts.SelectMany(Template.Names).Distinct().ToList())
        {
            if (form.Field(name) is { Sensitive: true })
            {
                section.Error($"A text shows {{{name}}}, which is sensitive. Leave it out.");
            }
            else if (form.Field(name) is null && !name.StartsWith("facts.", StringComparison.Ordinal) && !name.StartsWith("values.", StringComparison.Ordinal))
            {
                section.Error($"A text uses {{{name}}}, which is no field of this form.{LoadScope.Nearest(name, form.Fields.Select(field => field.Id))}");
            }
        }
    }

    private static void CheckRules(Section section, FormDefinition form)
    {
        foreach (var rule in form.Rules)
        {
            if (!rule.Fields.Any(id => form.Field(id) is { Asked: true, Type: not FieldType.Dialog }))
            {
                section.ErrorAt("rules", $"The rule '{rule.Code}' names no field that a person can answer anew. Name one first in its 'fields'.");
            }

            if (Satisfiable.Always(rule.When, form) && !rule.Warns)
            {
                section.ErrorAt("rules", $"The rule '{rule.Code}' is broken whatever is answered, so the form can never be submitted. Check its 'when'.");
            }
            else if (Satisfiable.Never(rule.When, form))
            {
                section.ErrorAt("rules", $"The rule '{rule.Code}' can never be broken. Check the options and values its 'when' names, or leave it out.");
            }
        }

        foreach (var field in form.Fields.Where(field => field.Checks.Any(check => check is { Fails: not null, Warns: false } && Satisfiable.Always(check.Fails, form))))
        {
            section.Error(field.Line, $"No answer to '{field.Id}' can be right: its check is true for all. Check its 'when'.");
        }
    }

    // A form is submitted by a button: there is no message whose text or files could be meant.
    private static void CheckSources(Section section, FormDefinition form)
    {
        foreach (var input in form.Submit?.Inputs.Where(input => input.Origin is InputOrigin.Message or InputOrigin.Files) ?? [])
        {
            section.ErrorAt("submit", $"The input '{input.Name}' comes from the message, but a form is submitted without one. Name a field.");
        }

        foreach (var twice in form.Migrations.GroupBy(migration => migration.From).Where(group => group.Count() > 1))
        {
            section.ErrorAt("migrate", $"There are two migrations from version {twice.Key}. Make one of them.");
        }

        foreach (var alike in Locales.All.SelectMany(locale => form.Fields.Where(field => field.Asked).GroupBy(field => field.Label.For(locale)).Where(group => group.Key.Length > 0 && group.Count() > 1)).DistinctBy(group => group.Key))
        {
            section.Error(alike.Last().Line, $"Two fields are called '{alike.Key}', so nobody can change one by name. Call them differently.");
        }

        if (form is { Submit: null, Done: not null })
        {
            section.ErrorAt("done", "A form with 'submit: return' ends without a word; the form that called it goes on. Leave 'done' out.");
        }
    }

    private static void CheckReach(Section section, FormDefinition form, FieldDefinition field)
    {
        var names = field.When?.Names.ToHashSet() ?? [];
        if (names.Contains(field.Id))
        {
            section.ErrorAt("when", $"'{field.Id}' is shown depending on itself, so it can never be asked. Name other fields.");
        }

        if (Circle(form, field))
        {
            section.ErrorAt("when", $"'{field.Id}' and the fields its 'when' names depend on each other in a circle. Break it.");
        }

        if (names.Select(form.Field).FirstOrDefault(other => other is { Secret: true }) is { } secret)
        {
            section.ErrorAt("when", $"'{field.Id}' depends on '{secret.Id}', which is secret and known to nobody. Name another field.");
        }

        if (field.When is { } when && Satisfiable.Never(when, form))
        {
            section.ErrorAt("when", $"'{field.Id}' can never be asked: no answers make its 'when' true. Check the options and values it names.");
        }

        if (!field.Asked && field is { Required: true, Fill: FillBy.Extract })
        {
            section.ErrorAt("fill", $"'{field.Id}' is required, but nothing is sure to fill it. Add answer, or 'required: false'.");
        }

        if (field.Fill.HasFlag(FillBy.Extract) && (form.Summary is null || field.Sensitive))
        {
            section.ErrorAt("fill", $"'{field.Id}' may be extracted only where a summary shows it before submitting.");
        }
    }

    private static bool Circle(FormDefinition form, FieldDefinition field)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<string>(field.When?.Names ?? []));
        while (open.TryPop(out var name))
        {
            if (name == field.Id)
            {
                return field.When?.Names.Contains(field.Id) != true;
            }

            if (seen.Add(name))
            {
                foreach (var next in form.Field(name)?.When?.Names ?? [])
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static void CheckSecret(Section section, FormDefinition form, FieldDefinition field)
    {
        if (form.Fields.Any(other => other.Secret && other.Id != field.Id) || form.Fields[^1].Id != field.Id)
        {
            section.ErrorAt("secret", "A form has at most one secret field, and it comes last: it is asked after the confirmation and goes straight into the command.");
        }

        if (form.Summary is null || form.Submit is null)
        {
            section.ErrorAt("secret", "A secret field needs a summary before it and a command that takes it.");
        }

        if (field.Fill != (FillBy.Answer | FillBy.Prefill) && field.Fill != FillBy.Answer)
        {
            section.ErrorAt("fill", "A secret is answered by the person and by nobody else. Leave 'fill' out.");
        }

        if (field.Type is FieldType.Attachment or FieldType.Dialog || form.Groups.Any(group => group.Fields.Contains(field.Id)))
        {
            section.ErrorAt("secret", $"'{field.Id}' can be secret only outside groups, and not as {field.Type.ToString().ToLowerInvariant()}.");
        }

        if (form.Rules.Any(rule => rule.Fields.Contains(field.Id) || rule.When.Names.Contains(field.Id)))
        {
            section.ErrorAt("secret", $"A rule names '{field.Id}', which is secret. Use a check of the field instead.");
        }
    }
}
