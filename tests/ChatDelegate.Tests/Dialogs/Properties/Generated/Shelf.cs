using System.Collections.Concurrent;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>
/// Generated catalogs, kept: reading one takes longer than a hundred turns, and many stories can be told of each.
/// The later ones are the larger ones.
/// </summary>
internal static class Shelf
{
    private const int Length = 120;
    private static readonly ConcurrentDictionary<int, CatalogModel> Made = [];

    public static CatalogModel One(Dice dice, int size) =>
        Made.GetOrAdd(dice.Up(Math.Clamp(size * 4, 8, Length)), number => FormGenerator.Catalog(new Dice(number), 6 + (number / 3)));
}
