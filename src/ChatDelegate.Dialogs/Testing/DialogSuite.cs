using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing.Reading;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>The tests of one dialog, as its author wrote them.</summary>
/// <param name="Dialog">The id of the dialog.</param>
/// <param name="File">Where they are written.</param>
/// <param name="NotApplicable">Tags of <see cref="Taxonomy"/> that mean nothing here, each with the reason.</param>
public sealed record DialogSuite(string Dialog, string File, IReadOnlyDictionary<string, string> NotApplicable, IReadOnlyList<DialogCase> Cases)
{
    /// <summary>Reads a test file against the dialogs it is about; what it names must exist.</summary>
    public static SuiteLoad Read(DefinitionFile file, DialogCatalog catalog, DefinitionSet set) => SuiteReader.Read(file, catalog, set);
}

/// <summary>A suite, or why there is none.</summary>
public sealed record SuiteLoad(DialogSuite? Suite, IReadOnlyList<DefinitionError> Errors);
