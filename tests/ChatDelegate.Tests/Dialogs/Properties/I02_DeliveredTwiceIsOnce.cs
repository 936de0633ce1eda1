using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>The same event twice has the effect of once; however many submit one draft at once, there is one record.</summary>
public class I02_DeliveredTwiceIsOnce
{
    [Fact]
    public void Deliver_EverythingTwice_IsTheSameConversation() => Law.Holds(Story.All, 200, story => Same(story, Player.Real));

    [Fact]
    public void Deliver_SomethingAgainLater_DoesNothing() => Law.Holds(Story.All, 200, story => Nothing(story, Player.Real));

    [Fact]
    public void Submit_ManyAtOnce_IsOneRecord() => Law.Holds(Story.All, 300, story => OneRecord(story, Player.Real));

    [Fact]
    public void Deliver_TakenMessagesForgotten_IsSeen()
    {
        var forgetful = Saboteur.Remembers(state => state with { Taken = [] });

        Law.Broken(Story.All, 100, story => Same(story, forgetful)).Moves.Length.ShouldBeLessThan(4);
        Law.Broken(Story.All, 300, story => Nothing(story, forgetful)).Moves.Length.ShouldBeLessThan(6);
    }

    [Fact]
    public void Submit_KeyOfItsOwnEveryTime_IsSeen() => Law.Broken(Story.All, 300, story => OneRecord(story, Saboteur.Does((_, happened, step) => step with
    {
        Effects = [.. step.Effects.Select(effect => effect is RunCommand run ? run with { Call = run.Call with { IdempotencyKey = $"{run.Call.IdempotencyKey}{(happened as Said)?.MessageId}{(happened as Pressed)?.MessageId}" } } : effect)],
    })));

    [Fact]
    public void Submit_DraftNotClosed_IsSeen() => Law.Broken(Story.All, 300, story => OneRecord(story, Saboteur.Does((before, happened, step) =>
        happened is CommandFinished { Result.Refusal: null } && before.Waiting is { For: WaitingFor.Submit } ? step with { State = before with { Waiting = null } } : step)));

    private static void Same(Story story, Engine engine)
    {
        var once = new Player(story.Catalog, engine);
        var twice = new Player(story.Catalog, engine) { Twice = true };
        foreach (var move in story.Moves.Where(move => move.Kind != MoveKind.Redeliver))
        {
            Moves.Play(once, move);
            Moves.Play(twice, move);
            StateJson.Write(twice.State).ShouldBe(StateJson.Write(once.State));
        }

        twice.Calls.Select(call => (call.Name, call.IdempotencyKey)).ShouldBe(once.Calls.Select(call => (call.Name, call.IdempotencyKey)));
    }

    private static void Nothing(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            var before = player.Turns.Count;
            Moves.Play(player, move);
            if (move.Kind == MoveKind.Redeliver && player.Turns.Count > before && player.Last.Happened is Said or Pressed)
            {
                player.Last.Effects.ShouldBeEmpty();
                Held.By(player.Last.After).ShouldBe(Held.By(player.Last.Before));
            }
        }
    }

    private static void OneRecord(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            var before = player.Fork();
            var turns = player.Turns.Count;
            Moves.Play(player, move);
            if (player.Turns.Count == turns || player.Last.Calls.FirstOrDefault(call => call.Name.StartsWith("form.", StringComparison.Ordinal)) is not { } call)
            {
                continue;
            }

            // Another instance takes another press of the same button at the same time.
            var again = player.Last.Happened switch
            {
                Pressed pressed => pressed with { MessageId = "again" },
                Said said => said with { MessageId = "again" },
                var other => other,
            };
            before.Play(again).Calls.Select(other => other.IdempotencyKey).ShouldContain(call.IdempotencyKey);
            if (again is Pressed && player.Results[^1].Result.Refusal is null)
            {
                player.Fork().Play(again).Calls.ShouldNotContain(other => other.IdempotencyKey.Split(':')[0] == call.IdempotencyKey.Split(':')[0]);
            }
        }

        player.Results.Where(pair => pair.Result.Refusal is null && pair.Call.Name.StartsWith("form.", StringComparison.Ordinal))
            .GroupBy(pair => pair.Call.IdempotencyKey.Split(':')[0]).ShouldAllBe(group => group.Count() == 1);
    }
}
