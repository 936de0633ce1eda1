using System.Collections.Immutable;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>
/// For every pair of versions and every reachable state of the older: it is continued where the older definition is still there,
/// and migrated where it is not; never an exception, never a lost answer, and it can be filled in to the end.
/// </summary>
public class I08_NoAnswerIsLostBetweenVersions
{
    private static readonly Arbitrary<Upgrade> All = Arb.From(
        Gen.Sized(size => Gen.Choose(0, int.MaxValue - 1).Select(seed => Any(new Dice(seed), size))),
        upgrade => upgrade.Story.Smaller().Select(story => upgrade with { Story = story })
            .Concat(upgrade.Edits.Length > 1 ? [upgrade with { Edits = [upgrade.Edits[0]] }, upgrade with { Edits = upgrade.Edits[1..] }] : Array.Empty<Upgrade>()));

    [Fact]
    public void Upgrade_OldVersionGone_EveryAnswerHasAPlace() => Law.Holds(All, 250, upgrade => Placed(upgrade, Player.Real));

    [Fact]
    public void Upgrade_OldVersionKept_GoesOnWithIt() => Law.Holds(All, 120, upgrade => Continued(upgrade, Player.Real));

    [Fact]
    public void Upgrade_AndBackAgain_EveryAnswerHasAPlace() => Law.Holds(All, 120, upgrade =>
    {
        var player = Played(upgrade, Player.Real);
        var (before, submitted) = (Numbers(player.State).ToList(), false);
        foreach (var catalog in Catalogs(upgrade).Skip(1).Append(upgrade.Story.Catalog))
        {
            player.Deploy(catalog);
            submitted |= player.Say("再说一遍").Calls.Any(call => call.Name.StartsWith("form.", StringComparison.Ordinal));
        }

        // Rules drop and reset on purpose, and what is complete may have been submitted; without either, all is still somewhere.
        if (!submitted && Catalogs(upgrade).All(catalog => catalog.Forms.All(form => form.Migrations.All(rule => rule.Drop.IsEmpty && rule.Reset.IsEmpty))))
        {
            before.ShouldBeSubsetOf(Numbers(player.State), player.Script);
        }
    });

    [Fact]
    public void Upgrade_ThrowingOnAnUnknownVersion_IsSeen() =>
        Law.Broken(All, 100, upgrade => Placed(upgrade, catalog =>
        {
            var real = Player.Real(catalog);
            return (state, happened, context) => state.Frames.Concat(state.Parked).All(frame => catalog.Dialogs.Any(dialog => dialog.Id == frame.Dialog && dialog.Version == frame.Version))
                ? real(state, happened, context)
                : throw new InvalidOperationException("No such version.");
        })).Story.Moves.Length.ShouldBeLessThan(4);

    [Fact]
    public void Upgrade_LosingOneAnswer_IsSeen() =>
        Law.Broken(All, 200, upgrade => Placed(upgrade, Saboteur.Does((before, _, step) => Moved(before, step.State) ? step.Put(frame => frame with { Answers = frame.Answers.RemoveRange([.. frame.Answers.Keys.Take(1)]) }) : step)))
            .Story.Moves.Length.ShouldBeLessThan(6);

    [Fact]
    public void Upgrade_LosingWhatHasNoPlace_IsSeen() =>
        Law.Broken(All, 300, upgrade => Placed(upgrade, Saboteur.Does((before, _, step) => Moved(before, step.State) ? step.Put(frame => frame with { Orphans = frame.Orphans.Clear() }) : step)));

    [Fact]
    public void Upgrade_LosingWhatWasPutAside_IsSeen() =>
        Law.Broken(All, 300, upgrade => Placed(upgrade, Saboteur.Does((before, _, step) => before.Parked.Any(frame => step.State.Parked.Any(now => now.Draft == frame.Draft && now.Version != frame.Version)) ? step with { State = step.State with { Parked = [] } } : step)));

    [Fact]
    public void Upgrade_MovingOnAlthoughTheOldOneIsThere_IsSeen() =>
        Law.Broken(All, 100, upgrade => Continued(upgrade, Saboteur.Remembers(state => state with { Frames = [.. state.Frames.Select(frame => frame with { Version = 99 })] })));

    private static bool Moved(ConversationState before, ConversationState after) =>
        before.Frames is [.., var was] && after.Frames is [.., var now] && was.Draft == now.Draft && was.Version != now.Version;

    private static void Placed(Upgrade upgrade, Engine engine)
    {
        var player = Played(upgrade, engine);
        foreach (var catalog in Catalogs(upgrade).Skip(1))
        {
            var before = player.State.Frames.Concat(player.State.Parked).ToList();
            player.Deploy(catalog);
            player.Say("再说一遍");
            foreach (var frame in before.Where(frame => catalog.Forms.Any(form => form.Id == frame.Dialog)))
            {
                var form = catalog.Forms.Single(form => form.Id == frame.Dialog);
                var after = player.State.Frames.Concat(player.State.Parked).SingleOrDefault(other => other.Draft == frame.Draft);
                if (after is null)
                {
                    // Complete in its new version, a form without a summary is submitted.
                    player.Last.Calls.ShouldContain(call => call.IdempotencyKey.StartsWith(frame.Draft + ":", StringComparison.Ordinal), player.Script);
                    continue;
                }

                after.Version.ShouldBe(form.Version);
                AllPlaced(form, frame, after, player);
            }
        }

        ToTheEnd(player);
    }

    private static void AllPlaced(FormModel form, Frame before, Frame after, Player player)
    {
        var rule = form.Migrations.FirstOrDefault(migration => migration.From == before.Version && before.Version != form.Version);
        foreach (var (id, answer) in before.Answers)
        {
            var target = rule?.Rename.GetValueOrDefault(id) ?? id;
            if (rule?.Drop.Contains(id) == true || rule?.Reset.Contains(target) == true)
            {
                continue;
            }

            // A chosen option may have become the text it was called by.
            var now = after.Answers.GetValueOrDefault(target)?.Value;
            (Equals(now, answer.Value) || (now is Value.TextValue text && text.Text == answer.Label) || Equals(after.Orphans.GetValueOrDefault(id)?.Value, answer.Value))
                .ShouldBeTrue($"{id}={Held.Show(answer.Value)} is nowhere\n{FormYaml.Write(form)}\n{player.Script}");
        }

        foreach (var (id, orphan) in before.Orphans)
        {
            Held.Show(after.Orphans.GetValueOrDefault(id)?.Value ?? after.Answers.GetValueOrDefault(id)?.Value).ShouldBe(Held.Show(orphan.Value), $"orphan {id}\n{player.Script}");
        }
    }

    private static void ToTheEnd(Player player)
    {
        if (player.Form is null || player.Top is not { } top)
        {
            return;
        }

        player.Say("继续");
        for (var i = 0; i < 60 && player.Top?.Draft == top.Draft; i++)
        {
            Moves.Answer(player, new Dice(i));
        }

        // Where a rule or a check lets nothing through, the person is told every time.
        if (player.Top?.Draft == top.Draft)
        {
            player.Turns.TakeLast(20).SelectMany(turn => turn.Effects).ShouldContain(effect => effect is Rejected || effect is Say, player.Script);
        }
    }

    private static void Continued(Upgrade upgrade, Engine engine)
    {
        var player = Played(upgrade, engine);
        var before = player.State;
        player.Deploy(upgrade.Story.Catalog with { Forms = [.. upgrade.Story.Catalog.Forms, .. Catalogs(upgrade).Skip(1).SelectMany(catalog => catalog.Forms).Where(form => upgrade.Story.Catalog.Forms.All(old => old.Id != form.Id || old.Version != form.Version)).DistinctBy(form => (form.Id, form.Version))] });
        player.Say("再说一遍");
        Held.By(player.State).ShouldBe(Held.By(before), player.Script);
        player.State.Frames.Select(frame => (frame.Draft, frame.Version)).ShouldBe(before.Frames.Select(frame => (frame.Draft, frame.Version)), player.Script);
        ToTheEnd(player);
        player.Known.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Numbers(ConversationState state) =>
        state.Frames.Concat(state.Parked).SelectMany(frame => frame.Answers.Values.Concat(frame.Orphans.Values)).Select(answer => answer.Value).OfType<Value.NumberValue>().Select(value => value.ToString()).Distinct();

    private static Player Played(Upgrade upgrade, Engine engine)
    {
        var player = new Player(upgrade.Story.Catalog, engine);
        player.PlayAll(upgrade.Story.Moves.Where(move => move.Kind is not (MoveKind.Deploy or MoveKind.Wait)));
        return player;
    }

    private static IEnumerable<CatalogModel> Catalogs(Upgrade upgrade)
    {
        var catalog = upgrade.Story.Catalog;
        yield return catalog;
        foreach (var edit in upgrade.Edits)
        {
            catalog = catalog with { Forms = [.. catalog.Forms.Select(form => EditGenerator.Next(new Dice(edit), form))] };
            yield return catalog;
        }
    }

    private static Upgrade Any(Dice dice, int size) =>
        new(Story.Any(dice, size), dice.Chance(70) ? [dice.Up(10_000)] : [dice.Up(10_000), dice.Up(10_000)]);

    /// <param name="Edits">Each makes the next version of every form.</param>
    private sealed record Upgrade(Story Story, ImmutableArray<int> Edits)
    {
        public override string ToString() => $"{Story}\nthen\n{string.Join("\n---\n", Catalogs(this).Skip(1).SelectMany(catalog => catalog.Forms).Select(FormYaml.Write))}";
    }
}
