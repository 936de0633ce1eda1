using ChatDelegate.Dialogs.Events;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>From every reachable state help, hand-over and cancel are there, cancel leads out in a few steps, every message is answered, and failed tries are bounded by the policy.</summary>
public class I09_NobodyIsStuck
{
    [Fact]
    public void WaysOut_FromAnywhere_LeadOut() => Law.Holds(Story.All, 120, story => Out(story, Player.Real));

    [Fact]
    public void Message_Anything_IsAnswered() => Law.Holds(Story.All, 200, story => Answered(story, Player.Real));

    [Fact]
    public void Tries_AsManyAsThePolicyAllows_AreFollowedByOtherWays() => Law.Holds(Story.All, 120, story => Patient(story, Player.Real));

    [Fact]
    public void WaysOut_CancelTakenForAnAnswer_IsSeen() =>
        Law.Broken(Story.All, 100, story => Out(story, Saboteur.Hears((state, happened) => happened is Said { Text: "不填了" } said && state.Frames is [.., { Focus: not null, Revision: > 1 }] ? said with { Text = "东街" } : happened))).Moves.Length.ShouldBeLessThan(5);

    [Fact]
    public void WaysOut_HelpWithoutAWord_IsSeen() =>
        Law.Broken(Story.All, 100, story => Out(story, Saboteur.Does((_, happened, step) => happened is Said { Text: "使用说明" } ? step with { Effects = [] } : step))).Moves.Length.ShouldBeLessThan(3);

    [Fact]
    public void Message_SwallowedAtTheSummary_IsSeen() =>
        Law.Broken(Story.All, 300, story => Answered(story, Saboteur.Does((before, happened, step) => happened is Said && before.Frames is [.., { Nonce: not null }] && step.Asking is null ? step with { Effects = [] } : step)));

    [Fact]
    public void Tries_NeverCounted_IsSeen() =>
        Law.Broken(Story.All, 100, story => Patient(story, Saboteur.Does((_, _, step) => step.Put(frame => frame with { Attempts = 0 })))).Moves.Length.ShouldBeLessThan(4);

    private static void Out(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            Moves.Play(player, move);
            player.Fork().Say("使用说明").Replies.ShouldNotBeEmpty(player.Script);
            var handed = player.Fork().Say("转人工");
            handed.Calls.ShouldContain(call => call.Name == "staff.call", player.Script);

            var leaving = player.Fork();
            var steps = 2 * (player.State.Frames.Length + 1);
            for (var i = 0; i < steps && leaving.State.IsBusy; i++)
            {
                leaving.Say("不填了").Replies.ShouldNotBeEmpty(leaving.Script);
            }

            leaving.State.IsBusy.ShouldBeFalse($"{leaving.Script}\nafter\n{player.Script}");
        }
    }

    private static void Answered(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Redeliver))
        {
            var at = player.Turns.Count;
            Moves.Play(player, move);
            foreach (var turn in player.Turns.Skip(at).Where(turn => turn.Happened is Said or Pressed { Action.Do: not "open" } or Arrived))
            {
                // What a command has to say for itself is said; it may have nothing to say.
                (turn.Replies.Any() || turn.Calls.Any()).ShouldBeTrue(player.Script);
            }
        }
    }

    private static void Patient(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);

        // After a long while it is asked first whether to go on at all.
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Wait))
        {
            Moves.Play(player, move);
            if (player is not { Form: { } form, Focus: { } focus, State.Question: null, Top: { } top } || focus.Kind == FieldKind.Attachment)
            {
                continue;
            }

            var fork = player.Fork();
            var mistake = Answers.Wrong(new Dice(move.A), focus, player.Today, player.Truth(form, top).Refuses);
            for (var i = top.Attempts; i < form.Policy.Tries && fork.Focus == focus && fork.State.Question is null; i++)
            {
                fork.Say(mistake.Raw);
            }

            if (fork.Top is { } now && now.Draft == top.Draft && now.Attempts == form.Policy.Tries && top.Attempts < form.Policy.Tries && fork.State.Question is null)
            {
                // Done in the last one: what the policy says, or said what else there is.
                (fork.Last.Said.Contains(fork.Locale == "en" ? "other ways" : "换个办法", StringComparison.Ordinal) || (form.Policy.Then == "handoff" && fork.Last.Calls.Any(call => call.Name == "staff.call")))
                    .ShouldBeTrue(fork.Script);
            }
            else if (form.Policy.Then is "offer" or "handoff" && top.Attempts < form.Policy.Tries && fork.State.Question is null)
            {
                fork.Focus.ShouldBe(focus, fork.Script);
                fork.Top?.Attempts.ShouldBe(form.Policy.Tries, fork.Script);
            }
        }
    }
}
