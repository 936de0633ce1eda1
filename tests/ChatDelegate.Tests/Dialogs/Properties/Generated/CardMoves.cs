using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Plays moves on cards: the current one, an old one, one that somebody changed on the way.</summary>
internal static class CardMoves
{
    public static void Play(Player player, Move move)
    {
        switch (move.Kind)
        {
            case MoveKind.Fill when player.Cards.LastOrDefault(card => card.Blocks.OfType<Input>().Any()) is { } page:
                player.Press(page.Buttons[0].Action, Fill(player, page, new Dice(move.A)));
                break;
            case MoveKind.Confirm when player.Cards.LastOrDefault(card => card.Buttons.Any(button => button.Action.Do == "confirm")) is { } summary:
                player.Press(summary.Buttons[0].Action);
                break;
            case MoveKind.Press when Find(player, move) is { } pressed:
                player.Press(pressed.Action, pressed.Card.Blocks.OfType<Input>().Any() ? Fill(player, pressed.Card, new Dice(move.A)) : null);
                break;
            case MoveKind.Tamper when Find(player, move) is { } old:
                player.Press(Tamper(player, old.Action, move));
                break;
        }
    }

    /// <summary>What can be pressed on a card, from top to bottom.</summary>
    public static IReadOnlyList<ButtonAction> Actions(Card card) =>
        [.. card.Blocks.OfType<Entry>().Select(entry => entry.Action).OfType<ButtonAction>(), .. card.Buttons.Select(button => button.Action)];

    /// <summary>Mostly right inputs for the fields on a card.</summary>
    public static Dictionary<string, string> Fill(Player player, Card card, Dice dice)
    {
        var inputs = new Dictionary<string, string>();
        if (player is not { Form: { } form, Top: { } top })
        {
            return inputs;
        }

        var truth = player.Truth(form, top);
        foreach (var input in card.Blocks.OfType<Input>())
        {
            if (form.Field(input.Field) is not { } field)
            {
                continue;
            }

            inputs[field.Id] = dice.Up(10) switch
            {
                0 => Answers.Wrong(dice, field, player.Today, truth.Refuses).Raw,
                1 => input.Value ?? "",
                2 => Answers.Right(dice, field, player.Today, truth.Refuses)?.Chat ?? "",
                _ => Answers.Right(dice, field, player.Today, truth.Refuses)?.Card ?? "",
            };
        }

        return inputs;
    }

    private static (Card Card, ButtonAction Action)? Find(Player player, Move move)
    {
        var cards = player.Cards.Where(card => Actions(card).Count > 0).ToList();
        if (cards.Count == 0)
        {
            return null;
        }

        // Half of the time the latest card, otherwise any.
        var card = cards[move.A % 2 == 0 ? ^1 : ^(1 + move.A / 2 % cards.Count)];
        var actions = Actions(card);
        return (card, actions[move.B % actions.Count]);
    }

    private static ButtonAction Tamper(Player player, ButtonAction action, Move move) => (move.A % 8) switch
    {
        0 => action with { Draft = "someone-else" },
        1 => action with { Revision = action.Revision + 1 },
        2 => action with { Target = "x" },
        3 => action with { Do = "submit" },
        4 => action with { Do = "confirm", Target = player.Top?.Draft ?? "" },
        5 => action with { Values = new Dictionary<string, string> { ["field"] = "nobody", ["option"] = "\uD83D" } },
        6 => action with { Draft = null },
        _ => new ButtonAction("act", "answer", new Dictionary<string, string> { ["field"] = player.Top?.Focus ?? "", ["option"] = "no-such" }, player.Top?.Draft, player.Top?.Revision ?? 0),
    };
}
