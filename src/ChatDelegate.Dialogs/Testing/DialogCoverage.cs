using ChatDelegate.Dialogs.Testing.Measuring;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What the cases of a dialog have seen of it, and what not.</summary>
/// <param name="Fields">None for a desk.</param>
/// <param name="Tags">Of <see cref="Taxonomy"/>, those that apply; true where a case covers it.</param>
/// <param name="NotApplicable">Tags that the author ruled out, with the reason.</param>
/// <param name="Exits">Ways out and back: submitted, cancelled, parked, resumed, interrupted, handed-over; for a desk ended in place of the first three.</param>
/// <param name="Actions">Of a desk; true where one was used.</param>
public sealed record DialogCoverage(
    string Dialog,
    IReadOnlyList<FieldCoverage> Fields,
    IReadOnlyDictionary<string, bool> Tags,
    IReadOnlyDictionary<string, string> NotApplicable,
    IReadOnlyDictionary<string, bool> Exits,
    IReadOnlyDictionary<string, bool> Actions)
{
    /// <summary>What no case has seen, one sentence part each: <c>place: back</c>, <c>tag undo</c>.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Fields.SelectMany(one => one.Seen.Where(pair => pair.Value == false).Select(pair => $"{one.Field}: {pair.Key}")),
        .. Tags.Where(tag => !tag.Value).Select(tag => $"tag {tag.Key}"),
        .. Exits.Where(exit => !exit.Value).Select(exit => $"exit {exit.Key}"),
        .. Actions.Where(action => !action.Value).Select(action => $"action {action.Key}"),
    ];

    public static DialogCoverage Of(DialogCatalog catalog, DialogSuite suite, IEnumerable<CaseResult> results) => CoverageCounter.Count(catalog, suite, [.. results]);
}

/// <summary>What happened to a field.</summary>
/// <param name="Seen">By kind: filled, invalid, corrected, skipped, back. Null where it cannot happen, such as skipping what is required.</param>
public sealed record FieldCoverage(string Field, IReadOnlyDictionary<string, bool?> Seen);
