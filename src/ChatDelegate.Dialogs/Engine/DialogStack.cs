using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What is under way: starting on top, ending, putting aside, coming back.</summary>
internal sealed class DialogStack(Turn turn)
{
    private const int Deepest = 6;

    /// <summary>What this person can start, by title.</summary>
    public IEnumerable<DialogDefinition> Startable() =>
        turn.Catalog.Latest.Where(dialog => dialog.Start.Phrases.Exact.Count > 0 && dialog.Start.Allows(turn.Context.Roles));

    public void Start(string id, IReadOnlyDictionary<string, Value>? values)
    {
        if (turn.Catalog.Find(id) is not { } definition)
        {
            turn.SayText("engine.unknown_dialog");
            return;
        }

        if (!definition.Start.Allows(turn.Context.Roles))
        {
            turn.SayText("engine.not_allowed", ("dialog", definition.Title.For(turn.Locale)));
            return;
        }

        if (values is not { Count: > 0 } && Continue(id))
        {
            return;
        }

        SetAsideSame(id);
        if (turn.State.Frames.Length >= Deepest)
        {
            turn.SayText("engine.too_much_open");
            Show(null);
            return;
        }

        if (turn.TopDefinition is FormDefinition interrupted)
        {
            turn.SayText("engine.interrupted", ("dialog", interrupted.Title.For(turn.Locale)));
        }

        Push(NewFrame(definition, values));
        Begin();
    }

    /// <summary>Closes the topmost dialog and goes on with the next one or with what lies beneath.</summary>
    public void End(StartDialog? next)
    {
        Drop();
        if (next is not null)
        {
            Start(next.Dialog, next.Values);
        }
        else
        {
            ComeBack();
        }
    }

    public void Drop()
    {
        if (turn.Top is { } top)
        {
            turn.Close(top.Draft);
            turn.State = turn.State with { Frames = turn.State.Frames.RemoveAt(turn.State.Frames.Length - 1) };
        }
    }

    /// <summary>Starts the topmost form over with the values it was started with.</summary>
    public void StartOver()
    {
        if (turn is { Top: { } top, TopDefinition: { } definition })
        {
            Drop();
            Push(NewFrame(turn.Catalog.Find(definition.Id) ?? definition, top.Kept));
            Begin();
        }
    }

    /// <summary>Says again where the conversation stands.</summary>
    public void Show(string? before)
    {
        switch (turn.TopDefinition)
        {
            case FormDefinition:
                turn.Forms.Ask(before);
                break;
            case DeskDefinition desk:
                SayBefore(before);
                turn.SayText("engine.at_desk", ("dialog", desk.Title.For(turn.Locale)), ("end", desk.End.Shown.For(turn.Locale)));
                break;
            default:
                SayBefore(before);
                if (before is null)
                {
                    Home();
                }

                break;
        }
    }

    public void Park()
    {
        if (turn is { Top: { } top, TopDefinition: FormDefinition form })
        {
            SetAside(top);
            turn.Say(Reply.Of(turn.T("engine.parked", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume"))), turn.Word("resume")));
            ComeBack();
        }
    }

    public void Unpark()
    {
        if (turn.State.Frames.IsEmpty && turn.State.Parked is [.., var last])
        {
            BringBack(last);
        }
        else if (turn.State.Frames.IsEmpty)
        {
            turn.SayText("engine.nothing_parked");
        }
        else if (turn is { TopDefinition: FormDefinition form, Top: { Focus: { } focus } top } && top.Answers.ContainsKey(focus) && form.Field(focus) is not null)
        {
            turn.Forms.Advance();
        }
        else
        {
            Show(null);
        }
    }

    /// <summary>Leaves everything, keeps what was typed, and shows what there is to do.</summary>
    public void Home()
    {
        while (turn.Top is { } top)
        {
            if (turn.TopDefinition is FormDefinition form && top.Answers.Values.Any(answer => answer.Message is not null))
            {
                SetAside(top);
                turn.SayText("engine.parked", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume")));
            }
            else
            {
                Drop();
            }
        }

        if (turn.Options.HomeCommand is { } command)
        {
            turn.Run(command, ImmutableDictionary<string, Value>.Empty, $"home:{turn.NextId()}", WaitingFor.Home);
            return;
        }

        var titles = Startable().Take(6).Select(dialog => dialog.Title.For(turn.Locale)).ToList();
        turn.Say(Reply.Of(turn.T("engine.help.home", ("dialogs", string.Join(turn.T("engine.comma"), titles))), titles));
    }

    public void HandOver()
    {
        if (turn.Options.HandOverCommand is { } command)
        {
            turn.Run(command, ImmutableDictionary<string, Value>.Empty, $"hand-over:{turn.NextId()}", WaitingFor.HandOver);
        }
        else
        {
            turn.SayText("engine.no_hand_over");
        }
    }

    // Made before the state is copied: making a frame counts an id.
    private void Push(Frame frame) => turn.State = turn.State with { Frames = turn.State.Frames.Add(frame) };

    private void Begin()
    {
        switch (turn.TopDefinition)
        {
            case FormDefinition form when turn.Top is { } frame:
                turn.Forms.Begin(form, frame);
                break;
            case DeskDefinition:
                turn.Desks.Open();
                break;
        }
    }

    // The same dialog without new values is the one that is open or was put aside.
    private bool Continue(string id)
    {
        if (turn.Top?.Dialog == id)
        {
            if (turn.TopDefinition is FormDefinition form)
            {
                turn.Forms.Ask(turn.T("engine.already_in", ("dialog", form.Title.For(turn.Locale))));
            }
            else
            {
                turn.Desks.Open();
            }

            return true;
        }

        var below = turn.State.Frames.FirstOrDefault(frame => frame.Dialog == id);
        if (below is not null)
        {
            turn.State = turn.State with { Frames = turn.State.Frames.Remove(below).Add(below) };
            Show(turn.T("engine.back_to", ("dialog", Title(below))));
            return true;
        }

        if (turn.State.Parked.LastOrDefault(frame => frame.Dialog == id) is not { } parked)
        {
            return false;
        }

        BringBack(parked);
        return true;
    }

    // A desk is reopened with the new values; a form with answers is kept aside.
    private void SetAsideSame(string id)
    {
        if (turn.State.Frames.FirstOrDefault(frame => frame.Dialog == id) is not { } same)
        {
            return;
        }

        turn.State = turn.State with { Frames = turn.State.Frames.Remove(same).Add(same) };
        if (same.Answers.Values.Any(answer => answer.Message is not null))
        {
            SetAside(same);
        }
        else
        {
            Drop();
        }
    }

    private void SetAside(Frame frame) => turn.State = turn.State with
    {
        Frames = turn.State.Frames.Remove(frame),
        Parked = [.. turn.State.Parked.Append(frame with { Nonce = null }).TakeLast(turn.Options.MaxParked)],
    };

    private void BringBack(Frame frame)
    {
        turn.State = turn.State with { Frames = turn.State.Frames.Add(frame), Parked = turn.State.Parked.Remove(frame) };
        turn.SayText("engine.back_to", ("dialog", Title(frame)));
        turn.Forms.Ask();
    }

    private void ComeBack()
    {
        switch (turn.TopDefinition)
        {
            case DeskDefinition desk:
                turn.SayText("engine.at_desk", ("dialog", desk.Title.For(turn.Locale)), ("end", desk.End.Shown.For(turn.Locale)));
                break;
            case FormDefinition when turn.Top is { } top:
                turn.Questions.AskResume(top);
                break;
        }
    }

    private string Title(Frame frame) => turn.Definition(frame)?.Title.For(turn.Locale) ?? "";

    private Frame NewFrame(DialogDefinition definition, IReadOnlyDictionary<string, Value>? values)
    {
        var kept = values?.ToImmutableSortedDictionary() ?? ImmutableSortedDictionary<string, Value>.Empty;
        var frame = new Frame(definition.Id, definition.Version, turn.NextId(), 1) { Kept = kept };
        if (definition is not FormDefinition form)
        {
            return frame;
        }

        var prefilled = form.Fields
            .Where(field => kept.GetValueOrDefault(field.Id)?.Type == field.ValueType)
            .ToImmutableSortedDictionary(field => field.Id, field => new Answer(kept[field.Id], Sensitive: field.Sensitive));
        return frame with { Answers = prefilled };
    }

    private void SayBefore(string? before)
    {
        if (before is not null)
        {
            turn.Say(before);
        }
    }
}
