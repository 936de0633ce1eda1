using System.Collections.Immutable;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>Reads what commands answer: one answer, and under <c>then:</c> the next call's.</summary>
internal static class CommandReader
{
    private static readonly string[] Doings = ["start", "act", "say"];

    public static Dictionary<string, ImmutableArray<CommandAnswer>> Read(Section? section, SuiteScope scope)
    {
        var commands = new Dictionary<string, ImmutableArray<CommandAnswer>>();
        foreach (var name in section?.Keys.ToList() ?? [])
        {
            if (section?.Map(name) is { } answer && scope.Command(section, name) is not null)
            {
                commands[name] = [.. Answers(answer, scope)];
            }
        }

        return commands;
    }

    private static IEnumerable<CommandAnswer> Answers(Section section, SuiteScope scope)
    {
        var then = section.Map("then");
        var says = section.List("says");
        foreach (var text in says)
        {
            scope.CheckText(section, "says", text);
        }

        var next = section.Map("next");
        var card = section.Map("card");
        var answer = new CommandAnswer
        {
            Says = says,
            Card = card is null ? null : Card(card),
            Values = SuiteScope.Values(section.Map("values"), ValueText.Guess),
            Refuses = section.Scalar("refuses"),
            Field = section.Scalar("field"),
            Next = next?.Required("dialog"),
            NextValues = NextValues(next, scope),
            Ends = section.Flag("ends"),
        };
        if (answer is { Refuses: not null, Says: [] })
        {
            section.Error("A refusal says why. Add 'says: ...'.");
        }

        if (answer.Field is { } field)
        {
            scope.CheckField(section, "field", field);
        }

        section.Close();
        return then is null ? [answer] : Answers(then, scope).Prepend(answer);
    }

    private static ImmutableDictionary<string, Value> NextValues(Section? next, SuiteScope scope)
    {
        if (next?.Scalar("dialog") is not { } id)
        {
            return ImmutableDictionary<string, Value>.Empty;
        }

        scope.CheckDialog(next, "dialog", id);
        var values = GivenReader.StartValues(next.Map("values"), scope.Catalog.Find(id) ?? scope.Dialog, Given.Nothing.Zone);
        next.Close();
        return values;
    }

    private static Card Card(Section section)
    {
        var card = new Card(
            section.Required("title"),
            [.. section.List("text").Select(text => new Paragraph(text)), .. section.Maps("entries").Select(Entry)],
            [.. section.Maps("buttons").Select(Button)],
            section.Scalar("key"));
        section.Close();
        return card;
    }

    private static Entry Entry(Section section)
    {
        var entry = new Entry(section.Required("text"), section.Scalar("mark"), section.Scalar("note"), Action(section));
        section.Close();
        return entry;
    }

    private static CardButton Button(Section section)
    {
        var button = new CardButton(section.Required("label"), Action(section));
        section.Close();
        return button;
    }

    private static ButtonAction Action(Section section)
    {
        var doing = Doings.FirstOrDefault(section.Has);
        if (doing is null)
        {
            section.Error("It does nothing. Add 'start: DIALOG', 'act: ACTION' or 'say: TEXT'.");
            return new ButtonAction("say", "");
        }

        var values = SuiteScope.Pairs(section.Map("values"));
        return new ButtonAction(doing, section.Required(doing), values.IsEmpty ? null : values);
    }
}
