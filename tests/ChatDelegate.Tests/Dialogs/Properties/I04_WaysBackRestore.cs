using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>Undo restores what was; back, undo and change, and then the same answer again, lead to where one was.</summary>
public class I04_WaysBackRestore
{
    [Fact]
    public void Undo_OfAnyChange_RestoresTheValues() => Law.Holds(Story.All, 150, story => Undone(story, Player.Real));

    [Fact]
    public void BackAndChange_SameAnswerAgain_LeadToTheSamePlace() => Law.Holds(Story.All, 150, story => Again(story, Player.Real));

    [Fact]
    public void Undo_LosingWhatWasSkipped_IsSeen() =>
        Law.Broken(Story.All, 300, story => Undone(story, Saboteur.Does((_, happened, step) => happened is Said { Text: "撤销" }
            ? step.Put(frame => frame with { Skipped = [] })
            : step)));

    [Fact]
    public void Undo_TakingBackNothing_IsSeen() =>
        Law.Broken(Story.All, 100, story => Undone(story, Saboteur.Does((before, happened, step) => happened is Said { Text: "撤销" } ? step with { State = before } : step))).Moves.Length.ShouldBeLessThan(5);

    [Fact]
    public void Back_ForgettingLaterAnswers_IsSeen() =>
        Law.Broken(Story.All, 300, story => Again(story, Saboteur.Does((_, happened, step) => happened is Said { Text: "返回" }
            ? step.Put(frame => frame with { Answers = frame.Answers.RemoveRange(frame.Answers.Keys.Where(id => id != frame.Focus)) })
            : step)));

    private static void Undone(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            Moves.Play(player, move);
            if (player.Turns.Count == 0 || player.Last is not { Before.Frames: [.., var was], After: { Frames: [.., var now], Question: null } } || player.Form is null)
            {
                continue;
            }

            if (now.Draft == was.Draft && now.Undo.Length == was.Undo.Length + 1)
            {
                var fork = player.Fork();
                fork.Say("撤销");

                // Complete again, a form without a summary is submitted.
                if (fork.Top?.Draft != was.Draft)
                {
                    fork.Calls.ShouldContain(call => call.IdempotencyKey.StartsWith(was.Draft + ":", StringComparison.Ordinal), fork.Script);
                    continue;
                }

                Own(fork, fork.Top!).ShouldBe(Own(player, was), fork.Script);
            }
        }
    }

    // What has no options at the moment is passed over by the engine, not by the person.
    private static string Own(Player player, Frame frame) =>
        Held.By(frame with { Skipped = [.. frame.Skipped.Where(id => player.FormOf(frame)?.Field(id)?.Source != "nothing")] });

    private static void Again(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            Moves.Play(player, move);

            // Only from where the form goes by itself: to its next question or its summary.
            if (player is not { Form: { HasSummary: true } form, Top: { } top, State.Question: null } || top.Focus != player.Truth(form, top).Asks || top.Cards)
            {
                continue;
            }

            Again(player, top, "返回");
            foreach (var field in player.Truth(form, top).Settled)
            {
                Again(player, top, "修改" + Names.Field(field.Id).Chinese);
            }
        }
    }

    private static void Again(Player player, Frame top, string way)
    {
        var fork = player.Fork();
        fork.Say(way);
        if (fork is not { Focus: { Kind: not FieldKind.Attachment } focus, Form: { } form, Top: { } there } || there.Draft != top.Draft || there.Focus == top.Focus || fork.State.Question is not null)
        {
            return;
        }

        Own(fork, there).ShouldBe(Own(fork, top), $"{way} alone\n{player.Script}");
        var same = there.Answers.GetValueOrDefault(focus.Id) is { } answer
            ? fork.Truth(form, there).Refuses(focus, answer.Value) is null ? Answers.Typed(focus, answer.Value) : null
            : there.Skipped.Contains(focus.Id) && !focus.Required ? "跳过" : null;
        if (same is null || same.StartsWith("修改", StringComparison.Ordinal))
        {
            return;
        }

        fork.Say(same);
        Own(fork, fork.Top!).ShouldBe(Own(fork, top), $"{way}, '{same}'\n{player.Script}");
        fork.Top!.Focus.ShouldBe(top.Focus, $"{way}, '{same}'\n{player.Script}");
    }
}
