using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Testing.Playing;

namespace ChatDelegate.Dialogs.Testing.Measuring;

/// <summary>Counts what the runs of a suite have seen.</summary>
internal static class CoverageCounter
{
    public static DialogCoverage Count(DialogCatalog catalog, DialogSuite suite, IReadOnlyList<CaseResult> results)
    {
        var dialog = catalog.Find(suite.Dialog) ?? throw new ArgumentException($"There is no dialog '{suite.Dialog}'.", nameof(suite));
        var played = results.SelectMany(result => result.Played).ToList();
        var fields = played.SelectMany(one => FieldWatch.See(one, dialog.Id, catalog.Texts)).ToHashSet();
        var exits = played.SelectMany(one => ExitWatch.See(one, dialog.Id, catalog.Texts)).ToHashSet();
        var actions = played.SelectMany(one => Actions(one, dialog.Id)).ToHashSet();
        var covered = suite.Cases.SelectMany(test => test.Covers).ToHashSet();
        return new DialogCoverage(
            dialog.Id,
            dialog is FormDefinition form ? [.. form.Fields.Select(field => Field(form, field, fields))] : [],
            Taxonomy.For(dialog).Where(tag => !suite.NotApplicable.ContainsKey(tag)).ToDictionary(tag => tag, covered.Contains),
            suite.NotApplicable,
            ExitWatch.Possible(dialog).ToDictionary(exit => exit, exits.Contains),
            dialog is DeskDefinition desk ? desk.Actions.ToDictionary(action => action.Id, action => actions.Contains(action.Id)) : []);
    }

    private static FieldCoverage Field(FormDefinition form, FieldDefinition field, HashSet<(string, string)> seen) =>
        new(field.Id, FieldWatch.Possible(form, field).ToDictionary(pair => pair.Key, pair => pair.Value ? seen.Contains((field.Id, pair.Key)) : (bool?)null));

    // The key of a desk's call is made of its draft, its action and its revision.
    private static IEnumerable<string> Actions(Played played, string dialog) => played.Exchange is { } exchange
        ? exchange.Calls.Select(call => call.IdempotencyKey.Split(':'))
            .Where(key => key.Length == 3 && (exchange.Drafts.GetValueOrDefault(key[0])?.Dialog == dialog))
            .Select(key => key[1])
        : [];
}
