using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Fields of type <c>dialog</c>: another form is opened on top, and what it gathers comes back.</summary>
internal sealed class FormCalls(Turn turn)
{
    public void Call(FormDefinition form, Frame frame, FieldDefinition field)
    {
        if (field.Call is not { } call)
        {
            return;
        }

        var caller = new Caller(frame.Draft, field.Id);
        if (turn.Stack.Raise(open => open.Caller == caller))
        {
            turn.Forms.Ask();
            return;
        }

        var view = turn.Forms.View(form, frame);
        if (field.Ask.For(turn.Locale) is { Length: > 0 } ask)
        {
            turn.Say(view.Fill(ask));
        }

        var values = call.Give.Select(pair => (pair.Key, Value: view.Source(pair.Value))).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value ?? "");
        turn.Starts.Open(call.Dialog, values, caller);
    }

    /// <summary>The called form is complete: its answers and results fill what <c>take</c> names.</summary>
    public void Returned(Caller caller, IReadOnlyDictionary<string, Answer> answers, IReadOnlyDictionary<string, Value> results)
    {
        var (form, _) = turn.Forms.Current();
        if (form.Field(caller.Field) is not { Call: { } call } field)
        {
            turn.Forms.Advance();
            return;
        }

        foreach (var (into, from) in call.Take)
        {
            var answer = from.StartsWith("$values.", StringComparison.Ordinal)
                ? results.GetValueOrDefault(from["$values.".Length..]) is { } result ? new Answer(result) : null
                : answers.GetValueOrDefault(from);
            if (form.Field(into) is { } target && answer is not null && answer.Value.Type == target.ValueType)
            {
                turn.Forms.Set(target, answer with { Source = AnswerSource.Code, Sensitive = answer.Sensitive || target.Sensitive });
            }
        }

        turn.Forms.Set(field, new Answer(true, Source: AnswerSource.Code));
        turn.Forms.Advance();
    }

    /// <summary>The called form was given up.</summary>
    public void Abandoned(Caller caller)
    {
        var (form, frame) = turn.Forms.Current();
        if (form.Field(caller.Field) is { Skippable: true } field && frame.Focus == field.Id)
        {
            turn.Forms.Leave(field);
            turn.Forms.Advance();
        }
        else
        {
            turn.Questions.AskResume(frame);
        }
    }
}
