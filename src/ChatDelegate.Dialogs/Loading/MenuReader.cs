using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads the keys of <c>kind: menu</c> and <c>kind: notice</c>.</summary>
internal static class MenuReader
{
    public static MenuDefinition? Menu(Section section, LoadScope scope, DialogHead head)
    {
        var choices = section.Maps("choices").Select(choice => Choice(choice, scope)).ToImmutableArray();
        if (choices.IsEmpty)
        {
            section.Error("A menu needs 'choices:', or there is nothing to choose.");
        }

        var text = section.Text("text", scope.Texts);
        foreach (var name in text?.Everything.SelectMany(Template.Names).Distinct().Where(name => !name.StartsWith("facts.", StringComparison.Ordinal)) ?? [])
        {
            section.ErrorAt("text", $"The text uses {{{name}}}. A menu knows {{facts.name}}.");
        }

        return new MenuDefinition
        {
            Head = head,
            Text = text,
            Choices = choices,
        };
    }

    public static NoticeDefinition Notice(Section section, LoadScope scope, DialogHead head)
    {
        var text = section.RequiredText("text", scope.Texts);
        foreach (var name in text.Everything.SelectMany(Template.Names).Distinct().Where(name => !name.StartsWith("values.", StringComparison.Ordinal) && !name.StartsWith("facts.", StringComparison.Ordinal)))
        {
            section.ErrorAt("text", $"The text uses {{{name}}}. A notice knows {{values.name}} and {{facts.name}}.");
        }

        return new NoticeDefinition
        {
            Head = head,
            Text = text,
            Buttons = [.. section.Maps("buttons").Select(button => Button(button, scope))],
        };
    }

    private static MenuChoice Choice(Section section, LoadScope scope)
    {
        var choice = new MenuChoice(
            section.Required("dialog"),
            section.Text("label", scope.Texts),
            section.Text("description", scope.Texts),
            LoadScope.When(section, "when", []),
            section.LineOf("dialog"));
        section.Close();
        return choice;
    }

    private static NoticeButton Button(Section section, LoadScope scope)
    {
        var give = section.Map("give");
        var values = give?.Keys.ToList().ToImmutableDictionary(key => key, give.Required) ?? ImmutableDictionary<string, string>.Empty;
        foreach (var source in values.Values.Where(source => !source.StartsWith("$values.", StringComparison.Ordinal) && !source.StartsWith("$facts.", StringComparison.Ordinal)))
        {
            section.ErrorAt("give", $"'{source}' names nothing to give. Use $values.name or $facts.name.");
        }

        var button = new NoticeButton(section.RequiredText("label", scope.Texts), section.Required("dialog"), values, section.LineOf("dialog"));
        section.Close();
        return button;
    }
}
