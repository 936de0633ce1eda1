using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Takes card pages: what is right is kept, what is wrong is shown with its reason and as it was typed.</summary>
internal sealed class FormPages(Turn turn)
{
    private const string Required = "required";

    /// <param name="target">The page, or a field on a card of its own.</param>
    public void Press(string target, IReadOnlyDictionary<string, string> inputs)
    {
        var (form, frame) = turn.Forms.Current();
        if (Fields(form, frame, target) is not { Count: > 0 } fields)
        {
            turn.Questions.Stale();
            return;
        }

        if (ToSearch(fields, frame, inputs) is { } search)
        {
            turn.Lists.Search(search, Input(inputs, search.Id), target, inputs.ToOrdinalMap());
            return;
        }

        HideSensitive(fields);
        var errors = TakeAll(fields, inputs);
        if (errors.Count == 0)
        {
            turn.Forms.Advance();
        }
        else
        {
            Refuse(fields, inputs, errors);
        }
    }

    private void Refuse(IReadOnlyList<FieldDefinition> fields, IReadOnlyDictionary<string, string> inputs, Dictionary<string, Reading.Wrong> errors)
    {
        var (form, frame) = turn.Forms.Current();
        if (fields.Count == 1 && !FormPrompts.OnPages(form, frame, fields[0].Id))
        {
            turn.Forms.Reject(fields[0], errors[fields[0].Id]);
            return;
        }

        foreach (var (field, wrong) in errors)
        {
            turn.Reject(field, wrong.Code);
        }

        // What was left empty was not tried; what was tried and failed may be in need of another way.
        var tried = fields.FirstOrDefault(field => errors.GetValueOrDefault(field.Id) is { Code: not Required });
        var focus = tried ?? fields.First(field => errors.ContainsKey(field.Id));
        var attempts = frame.Attempts + (tried is null ? 0 : 1);
        turn.Put(frame with { Focus = focus.Id, Attempts = attempts, Shown = frame.Shown.RemoveRange(fields.Where(field => field.IsSearched).Select(field => field.Id)) });
        if (tried is not null && attempts == form.Policy.MaxRetries)
        {
            turn.Stuck.GiveWay(form, focus, turn.T("engine.card_errors"), Again);
        }
        else
        {
            Again();
        }

        void Again()
        {
            turn.SayText("engine.card_errors");
            new PageCard(turn).Show(focus.Id, inputs, errors);
        }
    }

    /// <summary>
    /// Takes a page that was filled in on an old card of this draft: what is still open is filled, what has been answered
    /// since is left alone and named.
    /// </summary>
    /// <returns>False when the card cannot be made sense of any more.</returns>
    public bool Merge(int version, IReadOnlyDictionary<string, string> inputs)
    {
        var (form, frame) = turn.Forms.Current();
        var rename = form.Migrations.FirstOrDefault(migration => migration.From == version)?.Rename;
        var named = inputs.Where(pair => pair.Value.Trim().Length > 0).Select(pair => (Field: rename?.GetValueOrDefault(pair.Key) ?? pair.Key, pair.Value)).DistinctBy(pair => pair.Field).ToDictionary(pair => pair.Field, pair => pair.Value);
        var fields = turn.Forms.View(form, frame).Visible.Where(field => field.FitsCard && named.ContainsKey(field.Id)).ToList();
        if (fields.Count == 0)
        {
            return false;
        }

        HideSensitive(fields);
        var (taken, kept) = (new List<string>(), new List<string>());
        foreach (var field in fields)
        {
            var view = turn.Forms.View(form, turn.Top ?? frame);
            var reading = PageReader.Read(turn, turn.Forms.Reader, field, named, turn.Lists.Of(field, frame), view);
            if (reading is Reading.Is answer && !view.IsSettled(field))
            {
                turn.Forms.Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
                taken.Add(field.Label.For(turn.Locale));
            }
            else if (reading is not Reading.Is other || view.Frame.Answers.GetValueOrDefault(field.Id)?.Value != other.Value)
            {
                kept.Add(field.Label.For(turn.Locale));
            }
        }

        SayFields("engine.merged_taken", taken);
        SayFields("engine.merged_kept", kept);
        turn.Forms.Advance();
        return true;
    }

    private Dictionary<string, Reading.Wrong> TakeAll(IReadOnlyList<FieldDefinition> fields, IReadOnlyDictionary<string, string> inputs)
    {
        var errors = new Dictionary<string, Reading.Wrong>();
        foreach (var field in fields)
        {
            var (form, frame) = turn.Forms.Current();
            var view = turn.Forms.View(form, frame);
            if (!view.IsShown(field.Id))
            {
                continue;
            }

            if (Input(inputs, field.Id).Length == 0)
            {
                Empty(field, view, fields, errors);
                continue;
            }

            switch (PageReader.Read(turn, turn.Forms.Reader, field, inputs, turn.Lists.Of(field, frame), view))
            {
                case Reading.Is answer:
                    Keep(field, answer, frame);
                    break;
                case Reading.Wrong wrong:
                    errors[field.Id] = wrong;
                    break;
                case Reading.Unclear unclear:
                    errors[field.Id] = new Reading.Wrong("unclear", turn.T("engine.which_one", ("choices", string.Join(turn.T("engine.or"), unclear.Choices))));
                    break;
            }
        }

        return errors;
    }

    // Sent again unchanged it is no change: neither to undo nor to confirm anew.
    private void Keep(FieldDefinition field, Reading.Is answer, Frame frame)
    {
        if (frame.Answers.GetValueOrDefault(field.Id)?.Value != answer.Value)
        {
            turn.Forms.Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
        }
    }

    private void Empty(FieldDefinition field, FormView view, IReadOnlyList<FieldDefinition> fields, Dictionary<string, Reading.Wrong> errors)
    {
        // What this very page has brought up comes first: only then is it certain that this field is needed.
        var broughtUp = view.Visible.TakeWhile(other => other.Id != field.Id).Any(other => other is { Asked: true, Secret: false } && !view.IsSettled(other) && !fields.Contains(other));
        if (view.IsPrivate(field) && view.Frame.Answers.ContainsKey(field.Id))
        {
            // What is not shown cannot be sent back; an empty input leaves it alone.
            return;
        }

        if (field.Required && broughtUp)
        {
            return;
        }

        if (field.Required)
        {
            errors[field.Id] = new Reading.Wrong(Required, turn.T("engine.required", ("field", field.Label.For(turn.Locale))));
        }
        else if (!view.Frame.Skipped.Contains(field.Id))
        {
            turn.Forms.Leave(field);
        }
    }

    private IReadOnlyList<FieldDefinition>? Fields(FormDefinition form, Frame frame, string target)
    {
        if (frame.Focus == target && form.Field(target) is { } asked)
        {
            return [asked];
        }

        var page = form.Pages.FirstOrDefault(page => page.Id == target);
        return page is null ? null : [.. turn.Forms.View(form, frame).Visible.Where(field => page.Fields.Contains(field.Id))];
    }

    private static FieldDefinition? ToSearch(IReadOnlyList<FieldDefinition> fields, Frame frame, IReadOnlyDictionary<string, string> inputs) =>
        fields.FirstOrDefault(field => field.IsSearched && Input(inputs, field.Id).Length > 0 && !frame.Shown.ContainsKey(field.Id));

    private static string Input(IReadOnlyDictionary<string, string> inputs, string field) => inputs.GetValueOrDefault(field)?.Trim() ?? "";

    private void HideSensitive(IReadOnlyList<FieldDefinition> fields)
    {
        if (fields.Any(field => field.Sensitive))
        {
            turn.Hide();
        }
    }

    private void SayFields(string key, List<string> fields)
    {
        if (fields.Count > 0)
        {
            turn.SayText(key, ("fields", string.Join(turn.T("engine.comma"), fields)));
        }
    }
}
