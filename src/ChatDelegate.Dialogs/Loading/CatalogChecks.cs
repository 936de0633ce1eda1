using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>What dialogs say of each other: calls, menus and notices lead somewhere, no call comes back to itself, every dialog can be started.</summary>
internal static class CatalogChecks
{
    public static void Run(IReadOnlyList<(Section Section, DialogDefinition? Dialog)> dialogs, TextCatalog texts)
    {
        var words = new CommandWords(texts);
        var known = dialogs.Select(pair => pair.Dialog).OfType<DialogDefinition>().GroupBy(dialog => dialog.Id).ToDictionary(group => group.Key, group => group.MaxBy(dialog => dialog.Version) ?? group.First());
        foreach (var (section, dialog) in dialogs)
        {
            foreach (var phrase in dialog?.Start.Phrases.Exact.Where(phrase => words.Find(phrase) is not null) ?? [])
            {
                section.ErrorAt("start", $"'{phrase}' is a command of every dialog. Choose another phrase, or change engine.commands in dialogs/texts/engine.yaml.");
            }

            switch (dialog)
            {
                case FormDefinition form:
                    CheckCalls(section, form, known);
                    CheckReturn(section, form, known.Values);
                    break;
                case MenuDefinition menu:
                    CheckStarts(section, [.. menu.Choices.Select(choice => (choice.Dialog, choice.Line))], known);
                    break;
                case DeskDefinition desk:
                    CheckStarts(section, [.. desk.EndOffers.Select(offered => (offered, desk.EndLine))], known);
                    break;
                case NoticeDefinition notice:
                    CheckStarts(section, [.. notice.Buttons.Select(button => (button.Dialog, button.Line))], known);
                    break;
            }
        }
    }

    // A menu starts what it names; a form that only hands values back has nobody to hand them to.
    private static void CheckStarts(Section section, IReadOnlyList<(string Dialog, int Line)> targets, Dictionary<string, DialogDefinition> known)
    {
        foreach (var (target, line) in targets.Where(target => known.GetValueOrDefault(target.Dialog) is FormDefinition { Submit: null }))
        {
            section.Error(line, $"'{target}' only hands its values to a form that calls it, so it cannot be started from here.");
        }

        CheckTargets(section, targets, known);
    }

    private static void CheckTargets(Section section, IEnumerable<(string Dialog, int Line)> targets, Dictionary<string, DialogDefinition> known)
    {
        foreach (var (target, line) in targets.Where(target => target.Dialog.Length > 0 && !known.ContainsKey(target.Dialog)))
        {
            section.Error(line, $"There is no dialog '{target}'.{LoadScope.Nearest(target, known.Keys)}");
        }
    }

    private static void CheckCalls(Section section, FormDefinition form, Dictionary<string, DialogDefinition> known)
    {
        foreach (var field in form.Fields)
        {
            if (field.Call is not { Dialog.Length: > 0 } call)
            {
                continue;
            }

            if (known.GetValueOrDefault(call.Dialog) is not FormDefinition called)
            {
                section.Error(field.Line, $"'{field.Id}' calls '{call.Dialog}', which is no form.{LoadScope.Nearest(call.Dialog, known.Keys)}");
            }
            else if (Reaches(called, form.Id, known, []))
            {
                section.Error(field.Line, $"'{field.Id}' calls '{call.Dialog}', which calls '{form.Id}' again. Break the circle.");
            }
            else
            {
                CheckGive(section, form, field, call, called);
                CheckTake(section, form, field, call, called);
            }
        }
    }

    private static void CheckGive(Section section, FormDefinition form, FieldDefinition field, CallDefinition call, FormDefinition called)
    {
        foreach (var (into, from) in call.Give.Where(pair => form.Field(pair.Value) is { Sensitive: true } && called.Field(pair.Key) is not { Sensitive: true, Secret: false }))
        {
            section.Error(field.Line, $"'{from}' is private; give it to a sensitive field of '{call.Dialog}' or not at all, '{into}' is none.");
        }
    }

    private static void CheckTake(Section section, FormDefinition form, FieldDefinition field, CallDefinition call, FormDefinition called)
    {
        foreach (var (into, from) in call.Take)
        {
            if (from.StartsWith("$values.", StringComparison.Ordinal))
            {
                continue;
            }

            if (called.Field(from) is not { } source)
            {
                section.Error(field.Line, $"'{call.Dialog}' has no field '{from}' to take.{LoadScope.Nearest(from, called.Fields.Select(other => other.Id))}");
            }
            else if (source.Secret || (source.Sensitive && form.Field(into) is { Sensitive: false }))
            {
                section.Error(field.Line, $"'{from}' of '{call.Dialog}' is private; take it into a sensitive field or not at all.");
            }
            else if (form.Field(into) is { } target && target.ValueType != source.ValueType)
            {
                section.Error(field.Line, $"'{into}' holds {target.ValueType}, but '{from}' of '{call.Dialog}' is {source.ValueType}.");
            }
        }
    }

    private static bool Reaches(FormDefinition from, string id, Dictionary<string, DialogDefinition> known, HashSet<string> seen) =>
        from.Id == id || (seen.Add(from.Id) && from.Fields.Any(field => field.Call is { } call && known.GetValueOrDefault(call.Dialog) is FormDefinition next && Reaches(next, id, known, seen)));

    private static void CheckReturn(Section section, FormDefinition form, IEnumerable<DialogDefinition> all)
    {
        if (form.Submit is null && !all.OfType<FormDefinition>().Any(other => other.Fields.Any(field => field.Call?.Dialog == form.Id)))
        {
            section.ErrorAt("submit", "'submit: return' hands the values to a calling form, but no form calls this one. Call it, or give it a command.");
        }
        else if (form.Submit is null && !form.Start.Phrases.Exact.IsEmpty)
        {
            section.ErrorAt("start", "A form with 'submit: return' starts when it is called. Leave the phrases out.");
        }
    }
}
