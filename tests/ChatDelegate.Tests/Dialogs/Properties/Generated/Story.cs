using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A catalog and what happens with it.</summary>
internal sealed record Story(CatalogModel Catalog, ImmutableArray<Move> Moves)
{
    public static Arbitrary<Story> All { get; } = Of(Any);

    public static Arbitrary<Story> Of(Func<Dice, int, Story> make) =>
        Arb.From(Gen.Sized(size => Gen.Choose(0, int.MaxValue - 1).Select(seed => make(new Dice(seed), size))), story => story.Smaller());

    /// <summary>The first move opens a form, so that there is something to go wrong.</summary>
    public static Story Any(Dice dice, int size) =>
        new(Shelf.One(dice, size), [new Move(MoveKind.Start, dice.Up(10)), .. Enumerable.Range(0, 4 + dice.Up(size + 10)).Select(_ => Move.Any(dice))]);

    /// <summary>Fewer moves first, halves before single ones; then a smaller catalog; then simpler moves.</summary>
    public IEnumerable<Story> Smaller()
    {
        for (var length = Moves.Length / 2; length > 0; length /= 2)
        {
            for (var at = Moves.Length - length; at >= 0; at -= length)
            {
                yield return this with { Moves = Moves.RemoveRange(at, length) };
            }
        }

        foreach (var catalog in Catalog.Smaller())
        {
            yield return this with { Catalog = catalog };
        }

        for (var i = 0; i < Moves.Length; i++)
        {
            foreach (var move in Moves[i].Smaller())
            {
                yield return this with { Moves = Moves.SetItem(i, move) };
            }
        }
    }

    public override string ToString()
    {
        var player = new Player(Catalog);
        try
        {
            player.PlayAll(Moves);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KeyNotFoundException or ShouldAssertException)
        {
            return $"\n{Catalog}\n{player.Script}\n{string.Join(' ', Moves)}\n{exception.Message}";
        }

        return $"\n{Catalog}\n{player.Script}\n{string.Join(' ', Moves)}";
    }
}
