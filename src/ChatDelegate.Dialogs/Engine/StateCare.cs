using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Before a turn: a lost state is told; dialogs whose definition is gone are brought to the newest one; old drafts expire.</summary>
internal sealed class StateCare(Turn turn)
{
    public void Mend(DialogEvent happened)
    {
        if (turn.State.Loss is { } loss)
        {
            turn.State = turn.State with { Loss = null };
            turn.SayText(loss == StateLoss.Newer ? "engine.state_newer" : "engine.state_lost");
            if (!turn.State.Parked.IsEmpty)
            {
                turn.SayText("engine.state_salvaged", ("resume", turn.Word("resume")));
            }
        }

        if (!turn.State.Frames.All(Known) || !turn.State.Parked.All(Known))
        {
            // What is said now may answer a private question that is no longer asked.
            if (happened is Said && turn.Top is { } top && !Known(top) && WasPrivate(top))
            {
                turn.Hide();
            }

            turn.State = turn.State with
            {
                Frames = [.. turn.State.Frames.Select(Bring).OfType<Frame>()],
                Parked = [.. turn.State.Parked.Select(Bring).OfType<Frame>()],
                Question = null,
            };
        }

        if (!turn.State.Parked.IsEmpty)
        {
            turn.Drafts.Expire();
        }
    }

    // The definition that asked is gone: private unless the field is still there and open to everybody.
    private bool WasPrivate(Frame frame)
    {
        if (frame.Focus is not { } focus || turn.Catalog.Find(frame.Dialog) is not FormDefinition form)
        {
            return frame.Focus is not null;
        }

        var id = form.Migrations.FirstOrDefault(migration => migration.From == frame.Version)?.Rename.GetValueOrDefault(focus) ?? focus;
        return frame.Confirmed > 0 || form.Field(id) is null or { Sensitive: true };
    }

    private bool Known(Frame frame) => turn.Definition(frame) is not null;

    private Frame? Bring(Frame frame)
    {
        if (Known(frame))
        {
            return frame;
        }

        switch (turn.Catalog.Find(frame.Dialog))
        {
            case DeskDefinition desk:
                return frame with { Version = desk.Version, Hash = desk.Hash };
            case FormDefinition form:
                var (migrated, lost) = new Migration(turn, form).Take(frame);
                if (frame.Version != form.Version || lost.Count > 0)
                {
                    turn.SayText("engine.dialog_changed", ("dialog", form.Title.For(turn.Locale)));
                }

                SayLost(lost);
                return migrated;
            default:
                turn.SayText("engine.dialog_gone");
                SayLost([.. frame.Answers.Values.Where(answer => answer.Source is AnswerSource.Answer or AnswerSource.Extract)]);
                return null;
        }
    }

    // Said once, so that it stands in the conversation whatever becomes of the draft.
    private void SayLost(IReadOnlyCollection<Answer> lost)
    {
        if (lost.Count > 0)
        {
            turn.SayText("engine.orphans", ("values", string.Join(turn.T("engine.comma"), lost.Select(answer => FormView.Show(answer, turn)))));
        }
    }
}
