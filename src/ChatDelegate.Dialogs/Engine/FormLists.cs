using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Options of fields: those of the definition, those of a source as they were shown, those found for what was written.</summary>
internal sealed class FormLists(Turn turn)
{
    private const int MostFound = 20;

    public IReadOnlyList<Option> Of(FieldDefinition field, Frame frame) =>
        field.OptionsFrom is null ? field.OptionsFor(turn.Locale) : frame.Shown.GetValueOrDefault(field.Id, []);

    /// <summary>A field to be shown whose options are not there yet.</summary>
    public FieldDefinition? Missing(FormDefinition form, Frame frame, FieldDefinition field)
    {
        if (FormPrompts.Page(form, turn.Forms.View(form, frame), field.Id) is { } page)
        {
            return page.FirstOrDefault(other => NeedsList(other, frame));
        }

        return NeedsList(field, frame) ? field : null;
    }

    public void Load(FieldDefinition field)
    {
        var (form, frame) = turn.Forms.Current();
        turn.Load(field.OptionsFrom ?? "", turn.Forms.View(form, frame).Shareable(), new Waiting("", WaitingFor.OptionsToAsk, field.Id));
    }

    /// <summary>Asks the source for what a text could mean, then reads the text again.</summary>
    public void Search(FieldDefinition field, string text) => Find(field, text, new Waiting("", WaitingFor.OptionsToRead, field.Id, text, turn.MessageId));

    /// <summary>The same for an input of a card page; the page is read once all its lists are there.</summary>
    public void Search(FieldDefinition field, string text, string page, ImmutableSortedDictionary<string, string> inputs) =>
        Find(field, text, new Waiting("", WaitingFor.OptionsOfPage, field.Id, page, turn.MessageId, inputs));

    public void Loaded(Waiting waiting, IReadOnlyList<Option> options)
    {
        var (form, frame) = turn.Forms.Current();
        if (waiting.Subject is null || form.Field(waiting.Subject) is not { } field)
        {
            return;
        }

        turn.MessageId = waiting.Message ?? "";
        var shown = frame with { Shown = frame.Shown.SetItem(field.Id, [.. options]) };
        switch (waiting.For)
        {
            case WaitingFor.OptionsToSummarise:
                turn.Put(FormLabels.Take(frame, field, options, turn));
                turn.Forms.Advance();
                break;
            case WaitingFor.OptionsToRead:
                turn.Put(shown);
                turn.Forms.AnswerText(field, waiting.Text ?? "", searched: true);
                break;
            case WaitingFor.OptionsOfPage:
                turn.Put(shown);
                turn.Pages.Press(waiting.Text ?? "", waiting.Inputs ?? OrdinalMap<string>.Empty);
                break;
            default:
                if (options.Count == 0)
                {
                    NothingToChoose(form, field, frame);
                }
                else
                {
                    turn.Put(shown);
                    turn.Forms.Ask();
                }

                break;
        }
    }

    private void Find(FieldDefinition field, string text, Waiting waiting)
    {
        var (form, frame) = turn.Forms.Current();
        turn.Load(field.OptionsFrom ?? "", turn.Forms.View(form, frame).Shareable().SetItem("query", text).SetItem("most", (decimal)MostFound), waiting);
    }

    private void NothingToChoose(FormDefinition form, FieldDefinition field, Frame frame)
    {
        var left = frame with { Skipped = frame.Skipped.Remove(field.Id).Add(field.Id) };
        if (field.Required && field.Least > 0 || field is { Required: true, Type: not FieldType.MultiChoice } || IsWanted(turn.Forms.View(form, left), field))
        {
            turn.SayText("engine.no_options", ("field", field.Label.For(turn.Locale)));
            if (field.Help is { } help)
            {
                turn.Say(help.For(turn.Locale));
            }

            turn.Drafts.Park();
        }
        else if (frame.Focus == field.Id)
        {
            turn.Put(left);
            turn.Forms.Advance();
        }
        else
        {
            // On the page of another field it is shown empty, or its list would be asked for again without end.
            turn.Put(left with { Shown = frame.Shown.SetItem(field.Id, []) });
            turn.Forms.Ask();
        }
    }

    // Passed over, it would be asked for again by a rule, and again.
    private static bool IsWanted(FormView view, FieldDefinition field) =>
        view.Next is null && view.BrokenRule is { } rule && (rule.Fields.FirstOrDefault(view.IsShown) ?? rule.Fields[0]) == field.Id;

    private static bool NeedsList(FieldDefinition field, Frame frame) =>
        field is { OptionsFrom: not null, IsSearched: false } && !frame.Shown.ContainsKey(field.Id);
}
