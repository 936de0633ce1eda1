using System.Runtime.CompilerServices;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>
/// A corrected field re-validates the rules that mention it and hides or shows what depends on it; all else stays as it was.
/// What must be asked, shown and submitted is worked out anew from the definition and held against the engine.
/// </summary>
public class I06_CorrectionsReachTheirDependants
{
    private static readonly ConditionalWeakTable<CatalogModel, CatalogModel> WithoutRules = [];
    private static readonly ConditionalWeakTable<CatalogModel, CatalogModel> WithoutConditions = [];

    [Fact]
    public void Correct_AnyField_AsksShowsAndSubmitsByTheDefinition() => Law.Holds(Story.All, 150, story => ByTheDefinition(story, Player.Real));

    [Fact]
    public void Correct_ForgettingOtherFields_IsSeen() =>
        Law.Broken(Story.All, 300, story => ByTheDefinition(story, Saboteur.Does((before, _, step) => Changed(before, step) ? step.Put(frame => frame with { Answers = frame.Answers.RemoveRange([.. frame.Answers.Keys.Except([frame.Undo[^1].Field]).Take(1)]) }) : step)));

    [Fact]
    public void Correct_RulesNotLookedAtAgain_IsSeen() => Law.Broken(Story.All, 600, story =>
        ByTheDefinition(story, Other(story, WithoutRules, form => form with { Rules = [] })));

    [Fact]
    public void Correct_DependantsNotHiddenAgain_IsSeen() => Law.Broken(Story.All, 300, story =>
        ByTheDefinition(story, Other(story, WithoutConditions, form => form with { Fields = [.. form.Fields.Select(field => field with { When = null })] })));

    [Fact]
    public void Submit_WithWhatIsHidden_IsSeen() =>
        Law.Broken(Story.All, 800, story => ByTheDefinition(story, Saboteur.Does((before, _, step) => step with
        {
            Effects = [.. step.Effects.Select(effect => effect is RunCommand run && step.State.Waiting is { For: WaitingFor.Submit } ? run with { Call = run.Call with { Input = before.Frames[^1].Answers.ToDictionary(pair => pair.Key, pair => pair.Value.Value) } } : effect)],
        })));

    // An engine that goes by other definitions than it was given.
    private static Engine Other(Story story, ConditionalWeakTable<CatalogModel, CatalogModel> made, Func<FormModel, FormModel> twist) =>
        _ => Player.Real(made.GetValue(story.Catalog, catalog => catalog with { Forms = [.. catalog.Forms.Select(twist)] }).Load());

    private static bool Changed(ConversationState before, Step step) =>
        before.Frames is [.., var was] && step.State.Frames is [.., var now] && was.Draft == now.Draft && now.Undo.Length > was.Undo.Length;

    private static void ByTheDefinition(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);

        // A definition of the saboteur's is not deployed over.
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Deploy))
        {
            Moves.Play(player, move);
            if (player.Turns.Count > 0)
            {
                Summarised(player);
                Submitted(player);
            }

            if (player is { Form: { } form, Top: { Focus: null } top, State.Question: null } && form.Fields.Length > 0)
            {
                Corrected(player, form, top, new Dice(move.A));
            }
        }
    }

    private static void Summarised(Player player)
    {
        if (player is { Form: { } form, Top: { Nonce: { } nonce } top }
            && player.Last.Cards.FirstOrDefault(card => card.Buttons.Any(button => button.Action.Target == nonce)) is { } summary)
        {
            var truth = player.Truth(form, top);
            truth.Asks.ShouldBeNull(player.Script);
            summary.Blocks.OfType<Facts>().Single().Items.Count.ShouldBe(truth.Settled.Count(), player.Script);
        }
    }

    private static void Submitted(Player player)
    {
        if (player.Last.Calls.FirstOrDefault(call => player.Known.Exists(form => form.Command == call.Name)) is { } call
            && player.Last.Before.Frames.LastOrDefault(frame => call.IdempotencyKey.StartsWith(frame.Draft + ":", StringComparison.Ordinal)) is { Nonce: not null } frame
            && player.FormOf(frame) is { } form)
        {
            call.Input.Select(pair => $"{pair.Key}={Held.Show(pair.Value)}").Order(StringComparer.Ordinal)
                .ShouldBe(player.Truth(form, frame).Payload.Select(pair => $"{pair.Key}={Held.Show(pair.Value)}").Order(StringComparer.Ordinal), player.Script);
        }
    }

    private static void Corrected(Player player, FormModel form, Frame top, Dice dice)
    {
        var field = dice.One(form.Fields);
        var fork = player.Fork();
        fork.Say("修改" + Names.Field(field.Id).Chinese);
        if (fork.Focus != field || field.Kind == FieldKind.Attachment || Answers.Right(dice, field, fork.Today, fork.Truth(form, fork.Top!).Refuses) is not { } given || fork.Top!.Cards)
        {
            return;
        }

        fork.Say(given.Chat);
        var expected = top.Answers.ToDictionary(pair => pair.Key, pair => pair.Value.Value);
        expected[field.Id] = given.Value;
        if (fork.Top is not { } now || now.Draft != top.Draft)
        {
            form.HasSummary.ShouldBeFalse(fork.Script);
            return;
        }

        now.Answers.Select(pair => $"{pair.Key}={Held.Show(pair.Value.Value)}").ShouldBe(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Held.Show(pair.Value)}"), ignoreOrder: true, $"{fork.Script}\nafter\n{player.Script}");
        now.Focus.ShouldBe(fork.Truth(form, now).Asks, $"{fork.Script}\nafter\n{player.Script}");
        Summarised(fork);
    }
}
