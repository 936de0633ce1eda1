using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Menus and notices: shown and over at once. Whatever is under way goes on.</summary>
internal sealed class Shown(Turn turn)
{
    public void Show(DialogDefinition definition, IReadOnlyDictionary<string, Value> values)
    {
        switch (definition)
        {
            case MenuDefinition menu:
                ShowMenu(menu);
                break;
            case NoticeDefinition notice:
                turn.Say(Draw(notice, values));
                break;
        }
    }

    private Reply Draw(NoticeDefinition notice, IReadOnlyDictionary<string, Value> values)
    {
        var text = Template.Fill(notice.Text.For(turn.Locale), name => FormView.Plain(Source(name, values)));
        if (notice.Buttons.IsEmpty)
        {
            return Reply.Of(text);
        }

        var buttons = notice.Buttons.Select(button => new CardButton(
            button.Label.For(turn.Locale),
            new ButtonAction("start", button.Dialog, button.Give.ToDictionary(pair => pair.Key, pair => FormView.Plain(Source(pair.Value.TrimStart('$'), values)))),
            ButtonStyle.Primary));
        return Reply.Of(new Card(notice.Title.For(turn.Locale), [new Paragraph(text)], [.. buttons]));
    }

    private void ShowMenu(MenuDefinition menu)
    {
        var choices = menu.Choices
            .Where(choice => choice.When?.IsTrue(name => Source(name, turn.Context.Facts), turn.Context.Today) != false)
            .Select(choice => (choice, dialog: turn.Catalog.Find(choice.Dialog)))
            .Where(pair => pair.dialog?.Start.Allows(turn.Context.Roles) == true)
            .ToList();
        if (choices.Count == 0)
        {
            turn.SayText("engine.empty_menu", ("dialog", menu.Title.For(turn.Locale)));
            return;
        }

        var entries = choices.Select((pair, i) => new Entry(
            (pair.choice.Label ?? pair.dialog?.Title ?? menu.Title).For(turn.Locale),
            (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            pair.choice.Description?.For(turn.Locale),
            new ButtonAction("start", pair.choice.Dialog)));
        CardBlock[] text = menu.Text is { } intro ? [new Paragraph(Template.Fill(intro.For(turn.Locale), name => FormView.Plain(Source(name, turn.Context.Facts))))] : [];
        turn.State = turn.State with { Question = new Question(QuestionKind.Which, "", [.. choices.Select(pair => pair.choice.Dialog)]) };
        turn.Say(Reply.Of(new Card(menu.Title.For(turn.Locale), [.. text, .. entries], [])));
    }

    private Value? Source(string name, IReadOnlyDictionary<string, Value> values) =>
        name == "roles" ? new Value.ListValue([.. turn.Context.Roles])
        : name.StartsWith("facts.", StringComparison.Ordinal) ? turn.Context.Facts.GetValueOrDefault(name["facts.".Length..])
        : values.GetValueOrDefault(name.StartsWith("values.", StringComparison.Ordinal) ? name["values.".Length..] : name);
}
