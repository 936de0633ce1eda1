using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>Killed and started again between any two events, also in the middle of a turn, the program says and does the same.</summary>
public class I07_RestartsAreNotNoticed
{
    [Fact]
    public void Restart_BetweenAnyTwoEvents_GivesTheSameTranscript() => Law.Holds(Story.All, 250, story => Unnoticed(story, Player.Real));

    [Fact]
    public void Restart_OptionsShownKeptInMemory_IsSeen() => Law.Broken(Story.All, 300, story => Unnoticed(story, InMemory)).Moves.Length.ShouldBeLessThan(6);

    [Fact]
    public void Restart_SomethingNotSaved_IsSeen() =>
        Law.Broken(Story.All, 300, story => Unnoticed(story, catalog =>
        {
            // Its first event after a start finds that what was skipped has not been kept.
            var (real, first) = (Player.Real(catalog), true);
            return (state, happened, context) =>
            {
                var kept = first ? state with { Frames = [.. state.Frames.Select(frame => frame with { Skipped = [] })] } : state;
                first = false;
                return real(kept, happened, context);
            };
        })).Moves.Length.ShouldBeLessThan(6);

    private static Take InMemory(DialogCatalog catalog)
    {
        var real = Player.Real(catalog);
        Frame? memory = null;
        return (state, happened, context) =>
        {
            if (memory is not null && state.Frames is [.., var top] && top.Draft == memory.Draft && top.Focus == memory.Focus)
            {
                state = state with { Frames = state.Frames.SetItem(state.Frames.Length - 1, top with { Shown = memory.Shown }) };
            }

            var step = real(state, happened, context);
            memory = step.State.Frames.LastOrDefault();
            return step.Put(frame => frame with { Shown = frame.Shown.Clear() });
        };
    }

    private static void Unnoticed(Story story, Engine engine)
    {
        var plain = new Player(story.Catalog, engine);
        var restarted = new Player(story.Catalog, engine) { Restarts = true };
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Restart))
        {
            Moves.Play(plain, move);
            Moves.Play(restarted, move);
            if (plain.Turns.Count > 0)
            {
                restarted.Last.Said.ShouldBe(plain.Last.Said, plain.Script);
                restarted.Calls.Count().ShouldBe(plain.Calls.Count(), plain.Script);
                StateJson.Write(restarted.State).ShouldBe(StateJson.Write(plain.State), plain.Script);
            }
        }
    }
}
