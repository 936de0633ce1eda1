using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>What is no answer changes no value; an interruption changes nothing of what it interrupts, not even the count of failed tries; news changes nothing at all.</summary>
public class I05_NothingChangesByMistake
{
    [Fact]
    public void Mistake_Anywhere_ChangesNoValue() => Law.Holds(Story.All, 120, story => Mistaken(story, Player.Real));

    [Fact]
    public void Interruption_Anywhere_ChangesNothingBelow() => Law.Holds(Story.All, 120, story => Interrupted(story, Player.Real));

    [Fact]
    public void News_Anywhere_ChangesNothing() => Law.Holds(Story.All, 80, story =>
    {
        var player = new Player(story.Catalog);
        foreach (var move in story.Moves)
        {
            Moves.Play(player, move);
            var before = player.State;
            player.Play(new Notified([Reply.Of("您的建议已办复。")]));
            player.State.ShouldBeSameAs(before);
        }
    });

    [Fact]
    public void Mistake_ClearingTheField_IsSeen() =>
        Law.Broken(Story.All, 200, story => Mistaken(story, Saboteur.Does((before, _, step) => step.State.Frames is [.., { Focus: { } focus, Attempts: > 0 } top] && before.Frames is [.., var was] && was.Draft == top.Draft && top.Attempts > was.Attempts
            ? step.Put(frame => frame with { Answers = frame.Answers.Remove(focus) })
            : step)));

    [Fact]
    public void Mistake_OnAPage_ClearingTheField_IsSeen() =>
        Law.Broken(Story.All, 400, story => Mistaken(story, Saboteur.Does((_, happened, step) => happened is Pressed { Action.Do: "submit" } && step.Effects.OfType<Rejected>().FirstOrDefault() is { } rejected
            ? step.Put(frame => frame with { Answers = frame.Answers.Remove(rejected.Field) })
            : step)));

    [Fact]
    public void Interruption_ForgettingTries_IsSeen() =>
        Law.Broken(Story.All, 300, story => Interrupted(story, Saboteur.Does((before, _, step) => step.State.Frames.Length > before.Frames.Length && before.Frames.Length > 0
            ? step with { State = step.State with { Frames = [.. step.State.Frames.Select(frame => frame with { Attempts = 0 })] } }
            : step))).Moves.Length.ShouldBeLessThan(6);

    private static void Mistaken(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);

        // What lies for long expires, which is told and has its own tests.
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Wait))
        {
            Moves.Play(player, move);
            if (player is not { Form: { } form, Top: { } top })
            {
                continue;
            }

            var truth = player.Truth(form, top);

            // A policy may have a field passed over after so many tries.
            if (player.Focus is { } focus && form.Policy.Then != "skip")
            {
                Nothing(player, fork => fork.Say(Answers.Wrong(new Dice(move.A), focus, player.Today, truth.Refuses).Raw));
            }

            Nothing(player, fork => fork.Say("😀😀"), when: form.Policy.Then != "skip");
            if (player.Last.Cards.LastOrDefault(card => card.Buttons.Any(button => button.Action is { Do: "submit" } action && action.Draft == top.Draft && action.Revision == top.Revision)) is { } page)
            {
                // Everything else on the page as it stands there.
                foreach (var field in page.Blocks.OfType<Input>().Select(input => form.Field(input.Field)).OfType<FieldModel>().Where(field => truth.IsVisible(field)))
                {
                    var inputs = page.Blocks.OfType<Input>().ToDictionary(input => input.Field, input => input.Field == field.Id ? Answers.Wrong(new Dice(move.A), field, player.Today, truth.Refuses).Raw : input.Value ?? "");
                    var fork = player.Fork();
                    fork.Press(page.Buttons[0].Action, inputs);
                    Held.Show(fork.State.Frames.Concat(fork.State.Parked).Single(frame => frame.Draft == top.Draft).Answers.GetValueOrDefault(field.Id)?.Value).ShouldBe(Held.Show(top.Answers.GetValueOrDefault(field.Id)?.Value), $"{field.Id}: '{inputs[field.Id]}' on a page\n{player.Script}");
                }
            }
        }
    }

    private static void Nothing(Player player, Action<Player> mistake, bool when = true)
    {
        if (!when)
        {
            return;
        }

        var fork = player.Fork();
        mistake(fork);
        if (fork.State.Frames.Length == player.State.Frames.Length)
        {
            Held.By(fork.State).ShouldBe(Held.By(player.State), $"{fork.Script}\nafter\n{player.Script}");
        }
    }

    private static void Interrupted(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);

        // What lies for long expires, which is told and has its own tests.
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Wait))
        {
            Moves.Play(player, move);
            if (player is not { Form: not null, Top: { } top } || player.State.Frames.Length > 2)
            {
                continue;
            }

            foreach (var other in player.Catalog.Forms.Where(form => player.State.Frames.Concat(player.State.Parked).All(frame => frame.Dialog != form.Id)))
            {
                var fork = player.Fork();
                fork.Say("/" + other.Id);
                if (fork.State.Frames.Length > player.State.Frames.Length)
                {
                    Same(fork, top, "interrupted");
                    fork.Say("取消");
                    fork.Say("继续");
                    Same(fork, top, "come back to");
                }
            }
        }
    }

    private static void Same(Player player, Frame before, string when)
    {
        var after = player.State.Frames.Concat(player.State.Parked).SingleOrDefault(frame => frame.Draft == before.Draft);
        after.ShouldNotBeNull(player.Script);
        Held.By(after).ShouldBe(Held.By(before), $"{when}\n{player.Script}");
        (after.Focus, after.Attempts, after.Revision).ShouldBe((before.Focus, before.Attempts, before.Revision), $"{when}\n{player.Script}");
    }
}
