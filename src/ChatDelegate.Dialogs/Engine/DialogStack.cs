using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What is under way: starting on top, ending, coming back to what lies beneath.</summary>
internal sealed class DialogStack(Turn turn)
{
    private const int Deepest = 6;

    /// <summary>What this person can start, by title.</summary>
    public IEnumerable<DialogDefinition> Startable() =>
        turn.Catalog.Latest.Where(dialog => dialog.Start.Phrases.Exact.Count > 0 && dialog.Start.Allows(turn.Context.Roles));

    /// <param name="byCode">True when a command starts it: only then fields that are <c>controlled</c> take their values.</param>
    public void Start(string id, IReadOnlyDictionary<string, Value>? values, bool byCode = false)
    {
        if (turn.Catalog.Find(id) is not { } definition)
        {
            turn.SayText("engine.unknown_dialog");
        }
        else if (!definition.Start.Allows(turn.Context.Roles))
        {
            turn.SayText("engine.not_allowed", ("dialog", definition.Title.For(turn.Locale)));
        }
        else if (definition is FormDefinition { Submit: null })
        {
            turn.SayText("engine.unknown_dialog");
        }
        else if (definition is MenuDefinition or NoticeDefinition)
        {
            new Shown(turn).Show(definition, values ?? ImmutableDictionary<string, Value>.Empty);
        }
        else if (values is { Count: > 0 } || !Continue(id))
        {
            StartNew(definition, values, byCode);
        }
    }

    /// <summary>Opens the form that a field calls.</summary>
    public void Open(string id, IReadOnlyDictionary<string, Value> values, Caller caller)
    {
        if (turn.Catalog.Find(id) is not FormDefinition form || turn.State.Frames.Length >= Deepest)
        {
            turn.SayText("engine.too_much_open");
            turn.Questions.AskResume(turn.Top ?? throw new InvalidOperationException("Nothing calls."));
            return;
        }

        Push(NewFrame(form, values, byCode: true) with { Caller = caller });
        Begin();
    }

    /// <summary>A new draft to fill from a card whose own draft is gone; the caller asks.</summary>
    public bool Reopen(string id)
    {
        if (turn.Catalog.Find(id) is not FormDefinition { Submit: not null } form || !form.Start.Allows(turn.Context.Roles) || turn.State.Frames.Length >= Deepest)
        {
            return false;
        }

        Push(NewFrame(form, null, byCode: false));
        return true;
    }

    /// <summary>Brings what is open further down, or was put aside, to the top.</summary>
    public bool Raise(Func<Frame, bool> which)
    {
        var open = turn.State.Frames.LastOrDefault(which);
        if (open is not null)
        {
            turn.State = turn.State with { Frames = turn.State.Frames.Remove(open).Add(open) };
            return true;
        }

        if (turn.State.Parked.LastOrDefault(which) is not { } parked)
        {
            return false;
        }

        turn.State = turn.State with { Frames = turn.State.Frames.Add(parked with { Cancelled = false }), Parked = turn.State.Parked.Remove(parked) };
        return true;
    }

    /// <summary>Closes the topmost dialog and goes on with the next one or with what lies beneath.</summary>
    public void End(StartDialog? next)
    {
        Drop(done: true);
        if (next is not null)
        {
            Start(next.Dialog, next.Values, byCode: true);
        }
        else
        {
            ComeBack();
        }
    }

    /// <summary>Closes the topmost form, whose values have been submitted, and hands them to the form that called it.</summary>
    public void Complete(FormDefinition form, Frame frame, CommandResult result)
    {
        var caller = frame.Caller;
        if (caller is null || turn.State.Frames.All(other => other.Draft != caller.Draft))
        {
            End(result.Next);
            return;
        }

        var view = turn.Forms.View(form, frame);
        var answers = view.Filled.ToDictionary(field => field.Id, field => frame.Answers[field.Id]);
        Drop(done: true);
        Raise(other => other.Draft == caller.Draft);
        turn.Calls.Returned(caller, answers, result.Values);
    }

    /// <summary>Leaves the topmost form, as the person wants; what they filled in is kept for a while.</summary>
    public void GiveUp()
    {
        if (turn is not { Top: { } top, TopDefinition: FormDefinition form })
        {
            End(null);
            return;
        }

        if (top.HasOwnAnswers && top.Caller is null && FormRepair.Keeps(form))
        {
            SetAside(top with { Cancelled = true });
        }
        else
        {
            Drop(done: false);
        }

        if (top.Caller is { } caller && Raise(other => other.Draft == caller.Draft))
        {
            turn.Calls.Abandoned(caller);
        }
        else
        {
            ComeBack();
        }
    }

    /// <param name="done">True when nothing is left to do: its buttons are answered so from now on.</param>
    public void Drop(bool done)
    {
        if (turn.Top is { } top)
        {
            if (done)
            {
                turn.Close(top.Draft);
            }

            turn.State = turn.State with { Frames = turn.State.Frames.RemoveAt(turn.State.Frames.Length - 1) };
        }
    }

    /// <summary>Starts the topmost form over with the values it was started with.</summary>
    public void StartOver()
    {
        if (turn is { Top: { } top, TopDefinition: { } definition })
        {
            Drop(done: false);
            var latest = turn.Catalog.Find(definition.Id) ?? definition;
            Push(NewFrame(latest, top.Kept, byCode: true) with { Caller = top.Caller });
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

    /// <summary>Leaves everything, keeps what was typed, and shows what there is to do.</summary>
    public void Home()
    {
        while (turn.Top is { } top)
        {
            if (turn.TopDefinition is FormDefinition form && top.HasOwnAnswers)
            {
                SetAside(top);
                turn.SayText("engine.parked", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume")));
            }
            else
            {
                Drop(done: false);
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

    public void SetAside(Frame frame)
    {
        if (turn.State.Parked.Length >= turn.Options.MaxParked && turn.State.Parked[0] is var oldest)
        {
            turn.SayText("engine.draft_dropped", ("dialog", turn.Definition(oldest)?.Title.For(turn.Locale)));
            turn.State = turn.State with { Parked = turn.State.Parked.RemoveAt(0) };
        }

        turn.State = turn.State with
        {
            Frames = turn.State.Frames.RemoveAll(other => other.Draft == frame.Draft),
            Parked = turn.State.Parked.Add(frame with { Nonce = null, Confirmed = 0, At = turn.Context.Now.ToUnixTimeSeconds() }),
        };
    }

    public void ComeBack()
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

    public void SayBackTo(Frame frame) => turn.SayText("engine.back_to", ("dialog", turn.Definition(frame)?.Title.For(turn.Locale)));

    private void StartNew(DialogDefinition definition, IReadOnlyDictionary<string, Value>? values, bool byCode)
    {
        SetAsideSame(definition.Id);
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

        Push(NewFrame(definition, values, byCode));
        Begin();
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

    // The same dialog without new values is the one that is open or was put aside; one that was cancelled starts anew.
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

        if (!Raise(frame => frame.Dialog == id && !frame.Cancelled) || turn.Top is not { } top)
        {
            return false;
        }

        SayBackTo(top);
        Show(null);
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
        if (same.HasOwnAnswers)
        {
            SetAside(same);
        }
        else
        {
            Drop(done: false);
        }
    }

    private Frame NewFrame(DialogDefinition definition, IReadOnlyDictionary<string, Value>? values, bool byCode)
    {
        var form = definition as FormDefinition;
        var kept = values?.Where(pair => byCode || form?.Field(pair.Key) is null or { Fill: not FillBy.Code }).ToOrdinalMap() ?? OrdinalMap<Value>.Empty;
        var frame = new Frame(definition.Id, definition.Version, turn.NextId(), 1) { Kept = kept, Hash = definition.Hash, At = turn.Context.Now.ToUnixTimeSeconds() };
        if (form is null)
        {
            return frame;
        }

        var view = new FormView(form, frame, turn);
        var prefilled = form.Fields
            .Where(field => !field.Secret && kept.ContainsKey(field.Id) && (byCode || field.Fill.HasFlag(FillBy.Prefill)))
            .Select(field => (field, value: turn.Forms.Reader.Start(field, kept[field.Id], view)))
            .Where(pair => pair.value is not null)
            .ToOrdinalMap(pair => pair.field.Id, pair => new Answer(pair.value ?? "", Sensitive: pair.field.Sensitive, Source: byCode ? AnswerSource.Code : AnswerSource.Prefill));
        return frame with { Answers = prefilled, Cards = form.OnCards && (turn.State.PrefersCards || !form.InChat) };
    }

    private void SayBefore(string? before)
    {
        if (before is not null)
        {
            turn.Say(before);
        }
    }
}
