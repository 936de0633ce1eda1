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

    public void Show(FormDefinition form, Frame frame, FieldDefinition field, FormView view, string? before)
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

        if (frame.Attempts >= 2)
        {
            text.Append('\n').Append(turn.T("engine.stuck_hint"));
        }

        if (Page(form, view, field.Id) is { Count: > 1 })
        {
            turn.Say(text.ToString());
            ShowPage(form, frame, view, field.Id, ImmutableDictionary<string, string>.Empty);
            return;
        }

        var options = field.OptionsFrom is null ? [.. field.Options.Select(option => option.For(turn.Locale))] : frame.Shown.GetValueOrDefault(field.Id, []);
        if (field.HasOptions && NeedsCard(field, options))
        {
            turn.Say(Reply.Of(Choose(text.ToString(), frame, field, options)));
        }
        else
        {
            turn.Say(Reply.Of(text.ToString(), [.. Short(field, options, view)]));
        }
    }

    /// <summary>The fields that are asked on the same card page, or null when the field has none.</summary>
    public static IReadOnlyList<FieldDefinition>? Page(FormDefinition form, FormView view, string field) =>
        form.CardOf(field) is { } group
            ? [.. view.Visible.Where(other => group.Fields.Contains(other.Id) && other is { Asked: true, Type: not (FieldType.Attachment or FieldType.DateTime) })]
            : null;

    public void ShowPage(FormDefinition form, Frame frame, FormView view, string field, IReadOnlyDictionary<string, string> errors)
    {
        if (form.CardOf(field) is not { } group || Page(form, view, field) is not { } page)
        {
            return;
        }

        var inputs = page.Select(other => new Input(
            other.Id,
            other.Label.For(turn.Locale),
            Kind(other),
            other.Required,
            Initial(frame, other),
            other.OptionsFrom is null ? [.. other.Options.Select(option => option.For(turn.Locale))] : frame.Shown.GetValueOrDefault(other.Id, []),
            errors.GetValueOrDefault(other.Id)));
        var action = new ButtonAction("submit", group.Id, null, frame.Draft, frame.Revision);
        turn.Say(Reply.Of(new Card(
            (group.Title ?? form.Title).For(turn.Locale),
            [.. inputs],
            [new CardButton(turn.T("engine.next"), action, ButtonStyle.Primary)],
            "form-" + frame.Draft)));
    }

    private Card Choose(string title, Frame frame, FieldDefinition field, IReadOnlyList<Option> options)
    {
        CardButton[] skip = field.Skippable ? [new CardButton(turn.Word("skip"), new ButtonAction("say", turn.Word("skip")))] : [];
        if (field.Type == FieldType.MultiChoice)
        {
            var input = new Input(field.Id, field.Label.For(turn.Locale), InputKind.MultiChoice, field.Required, Initial(frame, field), Numbered(options));
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

    private IEnumerable<string> Short(FieldDefinition field, IReadOnlyList<Option> options, FormView view)
    {
        var answers = field.Type switch
        {
            FieldType.Bool => [turn.T("engine.yes"), turn.T("engine.no")],
            FieldType.Date => [turn.T("engine.today"), turn.T("engine.yesterday")],
            FieldType.Attachment when view.IsSettled(field) => [turn.Word("finish")],
            _ => options.Select(option => option.Label),
        };
        return field.Skippable ? answers.Append(turn.Word("skip")) : answers;
    }

    private static InputKind Kind(FieldDefinition field) => field.Type switch
    {
        FieldType.LongText => InputKind.LongText,
        FieldType.Choice or FieldType.Reference => InputKind.Choice,
        FieldType.MultiChoice => InputKind.MultiChoice,
        FieldType.Number => InputKind.Number,
        FieldType.Date => InputKind.Date,
        FieldType.Bool => InputKind.Flag,
        _ => InputKind.Text,
    };

    private static string? Initial(Frame frame, FieldDefinition field) => field.Sensitive ? null : frame.Answers.GetValueOrDefault(field.Id)?.Value switch
    {
        null => null,
        Value.ListValue list => string.Join(',', list.Items),
        Value.FlagValue flag => flag.Flag ? "true" : "false",
        var value => FormView.Plain(value),
    };
}
