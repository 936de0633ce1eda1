using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Draws a page of a form as a card: an input for each field, what is in it already, what is wrong with it.</summary>
internal sealed class PageCard(Turn turn)
{
    public void Show(string focus, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, Reading.Wrong> errors)
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        if (form.PageOf(focus) is not { } page || FormPrompts.Page(form, view, focus) is not { } fields)
        {
            return;
        }

        var blocks = fields.Select(field => (CardBlock)new Input(
            field.Id,
            field.Label.For(turn.Locale),
            Kind(field),
            field.Required,
            view.IsPrivate(field) ? null : errors.ContainsKey(field.Id) ? typed.GetValueOrDefault(field.Id) : Initial(frame, field),
            Choices(field, frame),
            errors.GetValueOrDefault(field.Id) is { } wrong ? wrong.Text ?? turn.T("engine.wrong." + wrong.Code) : null,
            Hint(field, frame, view)));
        var action = new ButtonAction("submit", page.Id, Origin(form), frame.Draft, frame.Revision);
        turn.Say(Reply.Of(new Card(
            Title(form, view, page),
            [.. blocks],
            [
                new CardButton(turn.T("engine.next"), action, ButtonStyle.Primary),
                .. form.InChat && frame.Cards ? [new CardButton(turn.Word("as_chat"), new ButtonAction("say", turn.Word("as_chat")))] : Array.Empty<CardButton>(),
            ],
            "form-" + frame.Draft)));
    }

    /// <summary>What a card needs to be understood when its draft is gone: which dialog it was of, in which version.</summary>
    private static Dictionary<string, string> Origin(FormDefinition form) =>
        new() { ["dialog"] = form.Id, ["version"] = form.Version.ToString(CultureInfo.InvariantCulture) };

    private string Title(FormDefinition form, FormView view, PageDefinition page)
    {
        var title = (page.Title ?? form.Title).For(turn.Locale);
        var pages = view.Frame.Cards ? form.Pages.Where(other => other.Fields.Any(view.IsShown)).ToList() : [page];
        return pages.Count < 2 ? title : turn.T("engine.page", ("title", title), ("n", pages.IndexOf(page) + 1), ("of", pages.Count));
    }

    private string? Hint(FieldDefinition field, Frame frame, FormView view) =>
        view.IsPrivate(field) && frame.Answers.ContainsKey(field.Id) ? turn.T("engine.keep_hidden") : frame.Cards ? view.Fill(field.Ask.For(turn.Locale)) : null;

    private IReadOnlyList<Option> Choices(FieldDefinition field, Frame frame) => field.Type switch
    {
        FieldType.Bool => [new Option("true", turn.T("engine.yes")), new Option("false", turn.T("engine.no"))],
        FieldType.Person => [],
        _ => turn.Lists.Of(field, frame),
    };

    private static InputKind Kind(FieldDefinition field) => field.Type switch
    {
        FieldType.LongText => InputKind.LongText,
        FieldType.Choice or FieldType.Reference or FieldType.Bool => InputKind.Choice,
        FieldType.MultiChoice => InputKind.MultiChoice,
        FieldType.Number => InputKind.Number,
        FieldType.Date => InputKind.Date,
        FieldType.DateTime => InputKind.DateTime,
        _ => InputKind.Text,
    };

    /// <summary>What stands in the input from the start; never anything private.</summary>
    private string? Initial(Frame frame, FieldDefinition field) => frame.Answers.GetValueOrDefault(field.Id) is not { } answer ? null : answer.Value switch
    {
        Value.ListValue list => string.Join(',', list.Items),
        Value.FlagValue flag => flag.Flag ? "true" : "false",
        Value.DateTimeValue time => FormView.Plain(new Value.DateTimeValue(TimeZoneInfo.ConvertTime(time.At, turn.Context.Zone))),
        var value => field.Type == FieldType.Person ? answer.Label ?? FormView.Plain(value) : FormView.Plain(value),
    };
}
