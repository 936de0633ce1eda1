using System.Collections.Immutable;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>What a person, the channel or an operator does next; what exactly is decided when it is played, by the state at hand.</summary>
internal enum MoveKind
{
    Answer,
    Mistake,
    Command,
    Start,
    Change,
    Press,
    Tamper,
    Fill,
    Confirm,
    Redeliver,
    Restart,
    Deploy,
    Wait,
    Language,
    Role,
    Files,
    Odd,
    Arrive,
    News,
    Outcome,
}

/// <param name="A">Seed or position; the smaller the simpler.</param>
internal sealed record Move(MoveKind Kind, int A = 0, int B = 0)
{
    private static readonly ImmutableArray<(MoveKind Kind, int Weight)> Weights =
    [
        (MoveKind.Answer, 40), (MoveKind.Mistake, 6), (MoveKind.Command, 14), (MoveKind.Start, 8), (MoveKind.Change, 4), (MoveKind.Press, 8), (MoveKind.Tamper, 3), (MoveKind.Fill, 8), (MoveKind.Confirm, 6),
        (MoveKind.Redeliver, 3), (MoveKind.Restart, 2), (MoveKind.Deploy, 1), (MoveKind.Wait, 1), (MoveKind.Language, 1), (MoveKind.Role, 1), (MoveKind.Files, 3), (MoveKind.Odd, 4), (MoveKind.Arrive, 1), (MoveKind.News, 1), (MoveKind.Outcome, 2),
    ];

    public static Move Any(Dice dice)
    {
        var at = dice.Up(Weights.Sum(pair => pair.Weight));
        var kind = Weights.First(pair => (at -= pair.Weight) < 0).Kind;
        return new Move(kind, dice.Up(1_000), dice.Up(16));
    }

    public IEnumerable<Move> Smaller()
    {
        if (A > 0)
        {
            yield return this with { A = 0, B = 0 };
            yield return this with { A = A / 2 };
            yield return this with { A = A - 1 };
        }

        if (B > 0)
        {
            yield return this with { B = B - 1 };
        }
    }

    public override string ToString() => $"{Kind}({A},{B})";
}
