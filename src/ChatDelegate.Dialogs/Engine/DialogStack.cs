using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What is under way, the topmost last, and what was put aside.</summary>
internal sealed class DialogStack(Turn turn)
{
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
                    turn.Ends.Home();
                }

                break;
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

    public void SayBackTo(Frame frame) => turn.SayText("engine.back_to", ("dialog", turn.Definition(frame)?.Title.For(turn.Locale)));

    // Made before the state is copied: making a frame counts an id.
    public void Push(Frame frame) => turn.State = turn.State with { Frames = turn.State.Frames.Add(frame) };

    private void SayBefore(string? before)
    {
        if (before is not null)
        {
            turn.Say(before);
        }
    }
}
