using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>How a field is asked: a sentence with short answers, a card to choose from, or a card page.</summary>
internal sealed class FormPrompts(Turn turn)
{
    private const int MostQuickReplies = 6;
    private const int LongestQuickReply = 16;
    private static readonly ImmutableDictionary<string, Reading.Wrong> NoErrors = ImmutableDictionary<string, Reading.Wrong>.Empty;

    public void Show(FormDefinition form, Frame frame, FieldDefinition field, FormView view, string? before)
    {
        if (OnPages(form, frame, field.Id))
        {
            if (before is not null)
            {
                turn.Say(before);
            }

            new PageCard(turn).Show(field.Id, ImmutableDictionary<string, string>.Empty, NoErrors);
            return;
        }

        var text = Text(frame, field, view, before);
        if (Page(form, view, field.Id) is { Count: > 1 } && form.PageOf(field.Id) is { Always: true })
        {
            turn.Say(text);
            new PageCard(turn).Show(field.Id, ImmutableDictionary<string, string>.Empty, NoErrors);
            return;
        }

        var options = field.IsSearched ? [] : turn.Lists.Of(field, frame);
        if (field.HasOptions && NeedsCard(field, options))
        {
            turn.Say(Reply.Of(Choose(text, frame, field, options, view)));
        }
        else
        {
            turn.Say(Reply.Of(text, [.. Short(form, frame, field, options, view)]));
        }
    }

    /// <summary>True when the form is asked as card pages and this field has one.</summary>
    public static bool OnPages(FormDefinition form, Frame frame, string field) =>
        form.OnCards && (frame.Cards || !form.InChat) && form.PageOf(field) is not null;

    /// <summary>The visible fields of the page that a field is on, or null when it is on none.</summary>
    public static IReadOnlyList<FieldDefinition>? Page(FormDefinition form, FormView view, string field) =>
        form.PageOf(field) is { } page && (page.Always || view.Frame.Cards || !form.InChat)
            ? [.. view.Visible.Where(other => page.Fields.Contains(other.Id))]
            : null;

    private string Text(Frame frame, FieldDefinition field, FormView view, string? before)
    {
        var text = new StringBuilder();
        if (before is not null)
        {
            text.Append(before).Append('\n');
        }

        text.Append(view.Fill(field.Ask.For(turn.Locale, frame.Attempts)));
        if (frame.Answers.ContainsKey(field.Id) && field.Type != FieldType.Attachment)
        {
            text.Append('\n').Append(turn.T("engine.now_is", ("value", view.Show(field))));
        }

        if (frame.Attempts == 2 && view.Form.Policy.MaxRetries > 2)
        {
            text.Append('\n').Append(turn.T("engine.stuck_hint"));
        }

        return text.ToString();
    }

    private Card Choose(string title, Frame frame, FieldDefinition field, IReadOnlyList<Option> options, FormView view)
    {
        CardButton[] skip = field.Skippable ? [new CardButton(turn.Word("skip"), new ButtonAction("say", turn.Word("skip")))] : [];
        if (field.Type == FieldType.MultiChoice)
        {
            var chosen = frame.Answers.GetValueOrDefault(field.Id)?.Value is Value.ListValue list ? string.Join(',', list.Items) : null;
            var input = new Input(field.Id, field.Label.For(turn.Locale), InputKind.MultiChoice, field.Required, view.IsPrivate(field) ? null : chosen, Numbered(options));
            var submit = new ButtonAction("submit", field.Id, null, frame.Draft, frame.Revision);
            return new Card(title, [new Paragraph(turn.T("engine.choose_several"), ParagraphStyle.Subtle), input], [new CardButton(turn.T("engine.next"), submit, ButtonStyle.Primary), .. skip]);
        }

        var entries = options.Select((option, i) => new Entry(
            option.Label,
            (i + 1).ToString(CultureInfo.InvariantCulture),
            option.Description,
            new ButtonAction("act", "answer", new Dictionary<string, string> { ["field"] = field.Id, ["option"] = option.Id }, frame.Draft, frame.Revision)));
        return new Card(title, [.. entries], skip);
    }

    /// <summary>With the numbers that one may say instead of ticking.</summary>
    private static List<Option> Numbered(IReadOnlyList<Option> options) =>
        [.. options.Select((option, i) => option with { Label = string.Create(CultureInfo.InvariantCulture, $"{i + 1} {option.Label}") })];

    private static bool NeedsCard(FieldDefinition field, IReadOnlyList<Option> options) =>
        field.Type == FieldType.MultiChoice || options.Count > MostQuickReplies
        || options.Any(option => option.Label.Length > LongestQuickReply || option.Description is not null);

    private IEnumerable<string> Short(FormDefinition form, Frame frame, FieldDefinition field, IReadOnlyList<Option> options, FormView view)
    {
        var answers = field.Type switch
        {
            FieldType.Bool => [turn.T("engine.yes"), turn.T("engine.no")],
            FieldType.Date => [turn.T("engine.today"), turn.T("engine.yesterday")],
            FieldType.Attachment when view.IsSettled(field) => [turn.Word("finish")],
            _ => options.Select(option => option.Label),
        };
        if (field.Skippable)
        {
            answers = answers.Append(turn.Word("skip"));
        }

        // Offered once, where it can save the most.
        var offersCards = form.OnCards && frame.Answers.IsEmpty && frame.Skipped.IsEmpty && frame.Attempts == 0 && field.FitsCard && form.Fields.Count(other => other.FitsCard) > 2;
        return offersCards ? answers.Append(turn.Word("as_card")) : answers;
    }
}
