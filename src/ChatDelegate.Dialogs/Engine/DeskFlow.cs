using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Works at a desk: actions, what any other message means, and the way out.</summary>
internal sealed class DeskFlow(Turn turn)
{
    public void Open()
    {
        var (desk, frame) = Current();
        if (desk.OpenText is { } text)
        {
            turn.Say(Fill(text.For(turn.Locale), frame));
        }

        if (desk.OpenCommand is { } command)
        {
            Run(command, WaitingFor.Open, null, ImmutableDictionary<string, Value>.Empty, Message.None);
        }
    }

    /// <summary>Takes what means something at this desk in particular.</summary>
    public bool TakeOwn(Message message)
    {
        var (desk, _) = Current();
        foreach (var action in desk.Actions.Where(action => action.Allows(turn.Context.Roles)))
        {
            if (action.Phrases.Match(message.Text) is { } values)
            {
                Act(action, values, message);
                return true;
            }
        }

        if (!desk.End.Exact.Contains(Fold.Bare(message.Text)))
        {
            return false;
        }

        End();
        return true;
    }

    public void Other(Message message)
    {
        var (desk, frame) = Current();
        var most = desk.MaxLength ?? turn.Options.MaxLength;
        if (message.Text.Length > most)
        {
            turn.SayText("engine.too_long", ("most", most), ("length", message.Text.Length));
            return;
        }

        if (desk.OtherCommand is not null && message.Attachments.Count == 0 && !Fold.HasWords(message.Text))
        {
            turn.SayText("engine.no_words");
            return;
        }

        if (desk.OtherText is { } text)
        {
            turn.Say(Fill(text.For(turn.Locale), frame));
        }

        if (desk.OtherCommand is { } command)
        {
            Run(command, WaitingFor.Other, null, ImmutableDictionary<string, Value>.Empty, message);
        }
    }

    /// <summary>Takes an action that was pressed.</summary>
    public bool Press(string actionId, IReadOnlyDictionary<string, string> values)
    {
        var (desk, _) = Current();
        if (desk.Action(actionId) is not { } action || !action.Allows(turn.Context.Roles))
        {
            return false;
        }

        Act(action, values, Message.None);
        return true;
    }

    /// <summary>Does what was asked about and confirmed.</summary>
    public void Confirmed(Question question)
    {
        var (desk, _) = Current();
        if (question.Action is { } id && desk.Action(id) is { } action)
        {
            Run(action.Use, WaitingFor.Act, action.Id, Typed(action, question.Values ?? OrdinalMap<string>.Empty), Message.None);
        }
    }

    public void End()
    {
        var (desk, frame) = Current();
        if (desk.EndCommand is { } command)
        {
            Run(command, WaitingFor.End, null, ImmutableDictionary<string, Value>.Empty, Message.None);
            return;
        }

        Leave(desk, frame);
    }

    public void Finished(WaitingFor waiting, CommandResult result)
    {
        var (desk, frame) = Current();
        frame = frame with { Kept = frame.Kept.SetItems(result.Values) };
        turn.Put(frame);
        if (result.Refusal is { } refusal)
        {
            turn.Say(refusal.Text);
        }

        turn.SayAll(result.Replies);
        if (waiting == WaitingFor.End && result.Refusal is null)
        {
            Leave(desk, frame, result.Next);
        }
        else if (result.Ends)
        {
            turn.Ends.End(result.Next);
        }
        else if (result.Next is { } next)
        {
            turn.Starts.Start(next.Dialog, next.Values, byCode: true);
        }
    }

    private (DeskDefinition Desk, Frame Frame) Current() =>
        turn is { Top: { } frame, TopDefinition: DeskDefinition desk } ? (desk, frame) : throw new InvalidOperationException("No desk is under way.");

    private void Leave(DeskDefinition desk, Frame frame, StartDialog? next = null)
    {
        if (desk.EndText is { } text)
        {
            var offers = desk.EndOffers.Select(turn.Catalog.Find).OfType<DialogDefinition>().Where(dialog => dialog.Start.Allows(turn.Context.Roles));
            turn.Say(Reply.Of(Fill(text.For(turn.Locale), frame), [.. offers.Select(dialog => dialog.Title.For(turn.Locale))]));
        }

        turn.Ends.End(next);
    }

    private void Act(ActionDefinition action, IReadOnlyDictionary<string, string> values, Message message)
    {
        var (_, frame) = Current();
        if (action.Confirm is not { } confirm)
        {
            Run(action.Use, WaitingFor.Act, action.Id, Typed(action, values), message);
            return;
        }

        var nonce = turn.NextId();
        turn.State = turn.State with { Question = new Question(QuestionKind.Act, nonce, [], action.Id, values.ToOrdinalMap()) };
        var text = Texts.Template.Fill(confirm.For(turn.Locale), name => values.TryGetValue(name, out var value) ? value : FormView.Plain(frame.Kept.GetValueOrDefault(name.StartsWith("values.", StringComparison.Ordinal) ? name["values.".Length..] : name)));
        turn.Say(Reply.Of(new Card(
            text,
            [],
            [
                new CardButton(turn.T("engine.yes"), new ButtonAction("confirm", nonce, null, frame.Draft), ButtonStyle.Primary),
                new CardButton(turn.T("engine.no"), new ButtonAction("say", turn.T("engine.no"))),
            ],
            "ask-" + nonce)));
    }

    private void Run(CommandUse use, WaitingFor then, string? subject, IReadOnlyDictionary<string, Value> named, Message message)
    {
        var (_, frame) = Current();
        var (input, missing) = Inputs.Gather(use, named.GetValueOrDefault, frame.Kept, turn.Context.Facts, message);
        if (missing is not null)
        {
            turn.SayText("engine.not_enough");
            return;
        }

        frame = frame with { Revision = frame.Revision + 1 };
        turn.Put(frame);
        turn.Run(use.Command, input, $"{frame.Draft}:{subject ?? then.ToString().ToLowerInvariant()}:{frame.Revision.ToString(CultureInfo.InvariantCulture)}", then, subject);
    }

    private static Dictionary<string, Value> Typed(ActionDefinition action, IReadOnlyDictionary<string, string> values)
    {
        var typed = new Dictionary<string, Value>();
        foreach (var (name, type) in action.Parameters)
        {
            if (values.TryGetValue(name, out var text) && text.Length > 0)
            {
                Value? value = type == ParameterType.Number ? Numbers.Read(text) is { } number ? number : null : text;
                if (value is not null)
                {
                    typed[name] = value;
                }
            }
        }

        return typed;
    }

    private string Fill(string template, Frame frame) => Texts.Template.Fill(template, name =>
        name.StartsWith("facts.", StringComparison.Ordinal)
            ? FormView.Plain(turn.Context.Facts.GetValueOrDefault(name["facts.".Length..]))
            : FormView.Plain(frame.Kept.GetValueOrDefault(name.StartsWith("values.", StringComparison.Ordinal) ? name["values.".Length..] : name)));
}
