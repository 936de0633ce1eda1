using ChatDelegate.Congress.Appraisal.Reports;

namespace ChatDelegate.Server.Reporting;

/// <summary>What the page sends: the version that it showed, and all paragraphs as they shall be.</summary>
internal sealed record ReportSaved(int Version, IReadOnlyList<EditedParagraph>? Paragraphs);

/// <param name="Version">That the page showed.</param>
/// <param name="Key">Of this press: sent twice, it counts once.</param>
internal sealed record ReportStep(int Version, string? Key);

/// <summary>The report as the page shows it, in the reader's language.</summary>
/// <param name="Version">Which every step names.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="Polish">Better words to be taken or left; null when there are none.</param>
/// <param name="Waiting">What is under way, in words; null when nothing is.</param>
internal sealed record ReportView(
    string Title, int Version, string State, IReadOnlyList<ReportLine> Paragraphs, ReportProposal? Polish, string? Waiting, bool CanSubmit, bool CanPolish, int MostParagraphs, ReportWords Words);

/// <param name="From">What it stands on.</param>
/// <param name="Records">The records behind it, as people name them.</param>
internal sealed record ReportLine(string Text, string From, IReadOnlyList<string> Records);

internal sealed record ReportProposal(string Title, string From, string? Refused, IReadOnlyList<ReportChange> Changes);

/// <param name="Pieces">The difference, piece by piece.</param>
internal sealed record ReportChange(string Title, IReadOnlyList<ReportPiece> Pieces);

/// <param name="Kind"><c>same</c>, <c>added</c> or <c>removed</c>.</param>
internal sealed record ReportPiece(string Kind, string Text);

/// <summary>Words of the page itself.</summary>
internal sealed record ReportWords(
    string Hint, string Empty, string Paragraph, string Records, string Up, string Delete, string Undo, string Add, string Save, string Saved, string Unsaved, string Submit, string SureSubmit, string Compose, string SureCompose,
    string Polish, string Take, string Leave);
