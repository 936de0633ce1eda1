using System.Collections.Immutable;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>The same values give the same submitted record, byte for byte, and the same codes, whether asked in chat, on card pages or now this way and now that.</summary>
public class I03_ChatAndCardAreOne
{
    private const string AsCard = "用卡片填";
    private const string AsChat = "逐项填";

    // One that could mean several things, in any kind of field.
    private static readonly string[] Unclear = ["城", "周三", "3点", "东"];

    [Fact]
    public void Fill_InChatOnCardsOrBoth_SubmitsTheSame() => Law.Holds(Filling.All, 300, filling => SameRecord(filling, Player.Real));

    [Fact]
    public void Fill_WithMistakes_IsRefusedWithTheSameCodes() => Law.Holds(Filling.All, 150, filling => SameCodes(filling, Player.Real));

    [Fact]
    public void Fill_CardsDropWhatFollowsAComma_IsSeen() =>
        Law.Broken(Filling.All, 300, filling => SameRecord(filling, Saboteur.Hears((_, happened) => happened is Pressed { Action.Do: "submit" } pressed
            ? pressed with { Inputs = pressed.Inputs.ToDictionary(pair => pair.Key, pair => pair.Value.Split(',')[0]) }
            : happened))).Form.Fields.Length.ShouldBeLessThan(3);

    [Fact]
    public void Fill_AnotherCodeOnCards_IsSeen() =>
        Law.Broken(Filling.All, 100, filling => SameCodes(filling, Saboteur.Does((_, happened, step) => happened is Pressed
            ? step with { Effects = [.. step.Effects.Select(effect => effect is Rejected { Code: "too_long" or "not_a_number" } rejected ? rejected with { Code = "invalid" } : effect)] }
            : step))).Form.Fields.Length.ShouldBeLessThan(3);

    private static void SameRecord(Filling filling, Engine engine)
    {
        if (filling.Plan() is not { } plan)
        {
            return;
        }

        var expected = Expected(filling, plan);
        foreach (var ways in new int[][] { [0], [1], [0, 1], [0, 0, 1, 1, 0] })
        {
            var player = new Player(filling.Catalog, engine);
            Fill(player, plan, ways);
            Outcome(player).ShouldBe(expected, player.Script);
        }
    }

    private static string Expected(Filling filling, IReadOnlyDictionary<string, Given?> plan)
    {
        var truth = filling.Truth(plan.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value), [.. plan.Where(pair => pair.Value is null).Select(pair => pair.Key)]);
        return truth.Broken is { } rule ? $"{rule.Code} at {truth.Asks}" : Bytes(truth.Payload);
    }

    // What was submitted, or the rule that did not let it.
    private static string Outcome(Player player) =>
        player.Calls.SingleOrDefault() is { } call ? Bytes(call.Input)
        : Broken(player) is { } rejected ? $"{rejected.Code} at {rejected.Field}"
        : "nothing";

    private static Rejected? Broken(Player player) =>
        player.Last.Effects.OfType<Rejected>().LastOrDefault(rejected => player.Catalog.Forms[0].Rules.Any(rule => rule.Code == rejected.Code));

    private static string Bytes(IReadOnlyDictionary<string, Value> values) =>
        StateJson.Write(ConversationState.Fresh with { Frames = [new Frame("x", 1, "x", 1) { Kept = values.ToImmutableSortedDictionary() }] });

    private static void Fill(Player player, IReadOnlyDictionary<string, Given?> plan, int[] ways)
    {
        player.Say(Names.Dialog(player.Catalog.Forms[0].Id).Chinese);
        for (var i = 0; i < 40 && player.Top is not null && Broken(player) is null; i++)
        {
            if (player.Focus is null)
            {
                player.Say("确认提交");
                continue;
            }

            if (ways.Length > 1 || i == 0)
            {
                player.Say(ways[i % ways.Length] == 1 ? AsCard : AsChat);
            }

            Answer(player, plan);
        }
    }

    private static void Answer(Player player, IReadOnlyDictionary<string, Given?> plan)
    {
        var focus = player.Focus!;
        plan.ContainsKey(focus.Id).ShouldBeTrue($"{focus.Id} is asked although it is not to be asked.\n{player.Script}");
        if (player.Last.Cards.LastOrDefault(card => card.Blocks.OfType<Input>().Any()) is { } page)
        {
            player.Press(page.Buttons[0].Action, page.Blocks.OfType<Input>().SelectMany(input => Inputs(input, plan.GetValueOrDefault(input.Field))).ToDictionary());
        }
        else if (player.Last.Cards.SelectMany(card => card.Blocks).OfType<Entry>().FirstOrDefault(entry => entry.Action?.Values?.GetValueOrDefault("option") == plan[focus.Id]?.Card) is { Action: { } action } && player.Top!.Cards)
        {
            player.Press(action);
        }
        else if (focus.Kind == FieldKind.Attachment && plan[focus.Id] is not null)
        {
            _ = player.Top!.Answers.ContainsKey(focus.Id) ? player.Say("好了") : player.Say("", Filling.File);
        }
        else
        {
            player.Say(plan[focus.Id]?.Chat ?? "跳过");
        }
    }

    // A date and a time stand in two inputs.
    private static IEnumerable<KeyValuePair<string, string>> Inputs(Input input, Given? given) =>
        given is { Value: Value.DateTimeValue } ? [new(input.Field, given.Card.Split(' ')[0]), new(input.Field + ".time", given.Card.Split(' ')[1])] : [new(input.Field, given?.Card ?? "")];

    private static void SameCodes(Filling filling, Engine engine)
    {
        if (filling.Plan() is not { } plan)
        {
            return;
        }

        var player = new Player(filling.Catalog, engine);
        player.Say(Names.Dialog(filling.Form.Id).Chinese);
        for (var i = 0; i < 20 && player is { Focus: { } focus, Top: { } top, Form: { } form } && !player.Last.Effects.OfType<Rejected>().Any(); i++)
        {
            if (focus.Kind != FieldKind.Attachment)
            {
                var dice = new Dice(filling.Seed + i);
                var mistake = Answers.Wrong(dice, focus, player.Today, player.Truth(form, top).Refuses);
                Read(InChat(player, mistake.Raw), focus).ShouldBe(mistake.Code, $"'{mistake.Raw}' in chat\n{player.Script}");
                foreach (var raw in Unclear.Append(mistake.Raw).Append(plan[focus.Id]?.Chat).OfType<string>())
                {
                    Read(OnCard(player, focus, raw), focus).ShouldBe(Read(InChat(player, raw), focus), $"'{raw}'\n{player.Script}");
                }
            }

            Answer(player, plan);
        }
    }

    /// <summary>The code, or what is held now.</summary>
    private static string Read(Player player, FieldModel field) =>
        player.Last.Effects.OfType<Rejected>().FirstOrDefault(rejected => rejected.Field == field.Id && rejected != Broken(player))?.Code
        ?? Held.Show(player.Calls.Select(call => call.Input.GetValueOrDefault(field.Id)).FirstOrDefault() ?? player.Top?.Answers.GetValueOrDefault(field.Id)?.Value);

    private static Player InChat(Player player, string raw)
    {
        var fork = player.Fork();
        fork.Say(raw);
        return fork;
    }

    private static Player OnCard(Player player, FieldModel focus, string raw)
    {
        var fork = player.Fork();
        fork.Say(AsCard);
        if (fork.Last.Cards.LastOrDefault(card => card.Blocks.OfType<Input>().Any(input => input.Field == focus.Id)) is not { } page)
        {
            return InChat(player, raw);
        }

        fork.Press(page.Buttons[0].Action, page.Blocks.OfType<Input>().ToDictionary(input => input.Field, input => input.Field == focus.Id ? raw : input.Value ?? ""));
        return fork;
    }
}
