using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.State;

/// <summary>
/// Sorted maps by name, compared character by character: the language of the machine must not decide which of two names is
/// the first, or whether they are two, and it costs a tenth.
/// </summary>
internal static class OrdinalMap
{
    public static ImmutableSortedDictionary<string, T> ToOrdinalMap<T>(this IEnumerable<KeyValuePair<string, T>> pairs) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, pairs);

    public static ImmutableSortedDictionary<string, T> ToOrdinalMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> name, Func<TItem, T> value) =>
        items.Select(item => KeyValuePair.Create(name(item), value(item))).ToOrdinalMap();
}

/// <inheritdoc cref="OrdinalMap"/>
internal static class OrdinalMap<T>
{
    public static ImmutableSortedDictionary<string, T> Empty { get; } = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
