using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Begins dialogs: because a person asks, a command says so, a field calls, or a card outlived its draft.</summary>
internal sealed class DialogStarts(Turn turn)
{
    private const int Deepest = 6;

    /// <summary>What this person can start, by title.</summary>
    public IEnumerable<DialogDefinition> Startable() => turn.Catalog.Startable(turn.Context.Roles);

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

        turn.Stack.Push(NewFrame(form, values, byCode: true) with { Caller = caller });
        Begin();
    }

    /// <summary>A new draft to fill from a card whose own draft is gone; the caller asks.</summary>
    public bool Reopen(string id)
    {
        if (turn.Catalog.Find(id) is not FormDefinition { Submit: not null } form || !form.Start.Allows(turn.Context.Roles) || turn.State.Frames.Length >= Deepest)
        {
            return false;
        }

        turn.Stack.Push(NewFrame(form, null, byCode: false));
        return true;
    }

    /// <summary>Starts the topmost form over with the values it was started with.</summary>
    public void StartOver()
    {
        if (turn is { Top: { } top, TopDefinition: { } definition })
        {
            turn.Stack.Drop(done: false);
            var latest = turn.Catalog.Find(definition.Id) ?? definition;
            turn.Stack.Push(NewFrame(latest, top.Kept, byCode: true) with { Caller = top.Caller });
            Begin();
        }
    }

    private void StartNew(DialogDefinition definition, IReadOnlyDictionary<string, Value>? values, bool byCode)
    {
        SetAsideSame(definition.Id);
        if (turn.State.Frames.Length >= Deepest)
        {
            turn.SayText("engine.too_much_open");
            turn.Stack.Show(null);
            return;
        }

        if (turn.TopDefinition is FormDefinition interrupted)
        {
            turn.SayText("engine.interrupted", ("dialog", interrupted.Title.For(turn.Locale)));
        }

        turn.Stack.Push(NewFrame(definition, values, byCode));
        Begin();
    }

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

        if (!turn.Stack.Raise(frame => frame.Dialog == id && !frame.Cancelled) || turn.Top is not { } top)
        {
            return false;
        }

        turn.Stack.SayBackTo(top);
        turn.Stack.Show(null);
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
            turn.Stack.SetAside(same);
        }
        else
        {
            turn.Stack.Drop(done: false);
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
}
