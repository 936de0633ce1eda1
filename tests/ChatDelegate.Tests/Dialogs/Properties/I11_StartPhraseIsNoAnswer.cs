using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>What starts another dialog is never swallowed as an answer, unless it is an option of the field word for word; and a sentence that only speaks of it, or of a command, is an answer.</summary>
public class I11_StartPhraseIsNoAnswer
{
    private static readonly string[] Sentences = ["希望取消这条公交线", "我想反映意见很久了，修改站点", "帮助残疾人出行", "please cancel bus line 5", "继续修路", "返回学校的路上没有灯"];

    [Fact]
    public void Start_WhileAnotherWaits_IsNeverStored() => Law.Holds(Story.All, 150, story => NotStored(story, Player.Real));

    [Fact]
    public void Sentence_SpeakingOfCommands_IsTheAnswer() => Law.Holds(Story.All, 150, story => Stored(story, Player.Real));

    [Fact]
    public void Start_StoredInAFreeField_IsSeen() =>
        Law.Broken(Story.All, 300, story => NotStored(story, Saboteur.Does((before, happened, step) =>
            happened is Said said && before.Frames is [.., { Focus: { } focus } top] && step.State.Frames.Length > before.Frames.Length
                ? step with { State = step.State with { Frames = [.. step.State.Frames.Select(frame => frame.Draft == top.Draft ? frame with { Answers = frame.Answers.SetItem(focus, new Answer(said.Text)) } : frame)] } }
                : step))).Moves.Length.ShouldBeLessThan(4);

    [Fact]
    public void Sentence_TakenForACommand_IsSeen() =>
        Law.Broken(Story.All, 300, story => Stored(story, Saboteur.Hears((_, happened) => happened is Said said && said.Text.Contains("取消", StringComparison.Ordinal) ? said with { Text = "取消" } : happened))).Moves.Length.ShouldBeLessThan(4);

    private static void NotStored(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            Moves.Play(player, move);
            if (player is not { Form: not null, Top: { } top })
            {
                continue;
            }

            foreach (var phrase in player.Catalog.Forms.Where(form => form.Id != top.Dialog).Select(form => Names.Dialog(form.Id)).SelectMany(names => new[] { names.Chinese, names.English, names.Chinese + "。", names.English.ToUpperInvariant() })
                .Where(phrase => player.Focus?.Offered.Any(option => phrase.StartsWith(option.Label, StringComparison.Ordinal)) != true))
            {
                var fork = player.Fork();
                fork.Say(phrase);
                Held.By(fork.State.Frames.Concat(fork.State.Parked).Single(frame => frame.Draft == top.Draft)).ShouldBe(Held.By(top), $"{fork.Script}\nafter\n{player.Script}");
            }
        }
    }

    private static void Stored(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);

        // After a long while it is asked first whether the answer is one.
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Wait))
        {
            Moves.Play(player, move);
            if (player is not { Form: { HasSummary: true } form, Top: { } top, State.Question: null, Focus: { IsWords: true, Secret: false } focus })
            {
                continue;
            }

            foreach (var sentence in Sentences.Where(sentence => player.Truth(form, top).Refuses(focus, sentence) is null))
            {
                var fork = player.Fork();
                fork.Say(sentence);
                fork.State.Frames.Single(frame => frame.Draft == top.Draft).Answers.GetValueOrDefault(focus.Id)?.Value.ShouldBe((Value)sentence, $"{fork.Script}\nafter\n{player.Script}");
            }
        }
    }
}
