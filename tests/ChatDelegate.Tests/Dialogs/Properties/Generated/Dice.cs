using System.Collections.Immutable;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Choices made from one seed, so that a whole catalog is one number to FsCheck and a model to the shrinker.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Up(int below) => _random.Next(below);

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public ImmutableArray<T> Some<T>(IReadOnlyList<T> items, int least, int most) =>
        [.. items.Select((item, i) => (item, i, rank: _random.Next())).OrderBy(x => x.rank).Take(Between(least, Math.Min(most, items.Count))).OrderBy(x => x.i).Select(x => x.item)];
}
