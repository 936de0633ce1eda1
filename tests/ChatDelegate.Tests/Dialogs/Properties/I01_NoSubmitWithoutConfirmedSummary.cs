using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>No submit without a summary shown for exactly this revision and a confirm that carries its nonce or answers it in words.</summary>
public class I01_NoSubmitWithoutConfirmedSummary
{
    private static readonly string[] Yes = ["确认提交", "Submit", "好的", "好了", "是", "Yes"];

    [Fact]
    public void Submit_AnyStory_WasShownAndConfirmed() => Law.Holds(Story.All, 300, story => Confirmed(story, Player.Real));

    [Fact]
    public void Submit_AnythingTakenForAYes_IsSeen() =>
        Law.Broken(Story.All, 300, story => Confirmed(story, Saboteur.Hears((state, happened) => happened is Said said && state.Frames is [.., { Nonce: not null }] ? said with { Text = "确认提交" } : happened)))
            .Moves.Length.ShouldBeLessThan(12);

    [Fact]
    public void Submit_OldCardLetThrough_IsSeen() =>
        Law.Broken(Story.All, 600, story => Confirmed(story, Saboteur.Hears((state, happened) => happened is Pressed { Action.Do: "confirm" } pressed && state.Frames is [.., { Nonce: { } nonce } top]
            ? pressed with { Action = pressed.Action with { Target = nonce, Draft = top.Draft, Revision = top.Revision } }
            : happened)));

    [Fact]
    public void Submit_ValueChangedAfterTheSummary_IsSeen() =>
        Law.Broken(Story.All, 300, story => Confirmed(story, Saboteur.Does((before, _, step) => before.Frames is [.., { Nonce: not null }]
            ? step with { Effects = [.. step.Effects.Select(effect => effect is RunCommand run && run.Call.Input.Count > 0 ? run with { Call = run.Call with { Input = new Dictionary<string, Value>() } } : effect)] }
            : step)));

    private static void Confirmed(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        var shown = new Dictionary<string, (string Draft, int Revision, IReadOnlyDictionary<string, Value> Payload)>();
        foreach (var move in story.Moves)
        {
            var at = player.Turns.Count;
            Moves.Play(player, move);
            foreach (var turn in player.Turns.Skip(at))
            {
                foreach (var call in turn.Calls.Where(call => player.Known.Exists(form => form.Command == call.Name && form.HasSummary)))
                {
                    Confirmed(turn, call, shown);
                }

                if (player is { Top: { Nonce: { } nonce } top, Form: { } form } && turn.Cards.Any(card => card.Buttons.Any(button => button.Action is { Do: "confirm" } action && action.Target == nonce)))
                {
                    shown[nonce] = (top.Draft, top.Revision, player.Truth(form, top).Payload);
                }
            }
        }
    }

    private static void Confirmed(Turn turn, CommandCall call, Dictionary<string, (string Draft, int Revision, IReadOnlyDictionary<string, Value> Payload)> shown)
    {
        var frame = turn.Before.Frames.Concat(turn.Before.Parked).Single(frame => call.IdempotencyKey.StartsWith(frame.Draft + ":", StringComparison.Ordinal));
        var nonce = frame.Nonce ?? shown.LastOrDefault(pair => pair.Value.Draft == frame.Draft).Key ?? "";
        shown.ShouldContainKey(nonce, "A submit without any summary.");
        var (draft, revision, payload) = shown[nonce];
        draft.ShouldBe(frame.Draft, "The summary was another one.");

        // A secret that was refused is asked again without another summary: nothing else has changed.
        (revision == frame.Revision || (frame.Nonce is null && frame.Confirmed == frame.Revision)).ShouldBeTrue("The summary was an older one.");
        call.Input.Where(pair => pair.Key != FormModel.Pin.Id).OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(payload.OrderBy(pair => pair.Key, StringComparer.Ordinal), "Something else is submitted than was shown.");
        (turn.Happened switch
        {
            Pressed { Action: { Do: "confirm" } action } => action.Target == frame.Nonce && action.Draft == draft && action.Revision == revision,
            Pressed { Action: { Do: "say", Target: var text } } => Yes.Contains(text),
            Said said when frame.Nonce is not null => Yes.Contains(said.Text),

            // A secret comes after the confirmation.
            Said => frame.Focus == FormModel.Pin.Id && frame.Confirmed == frame.Revision,
            _ => false,
        }).ShouldBeTrue($"{turn.Happened} is no confirm.");
    }
}
