namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>A paragraph of a self-report: composed from the record, with what it stands on, or in the delegate's own words.</summary>
/// <param name="Sources">What of the record it says; empty for the delegate's own words.</param>
/// <param name="Own">Whether the delegate wrote or changed it.</param>
public sealed record ReportParagraph(string Text, IReadOnlyList<ReportSource> Sources, bool Own)
{
    /// <summary>Its words are a model's, of the same facts; the delegate took them over.</summary>
    public bool Reworded { get; init; }

    public static ReportParagraph OwnWords(string text) => new(text, [], Own: true);
}

/// <summary>A record behind a paragraph.</summary>
/// <param name="Id">The record's id, by which its whole history is found.</param>
/// <param name="Label">As people name it, such as the number of a suggestion.</param>
public sealed record ReportSource(SourceKind Kind, Guid Id, string Label);

/// <summary>Of what kind a record behind a report is.</summary>
public enum SourceKind
{
    /// <summary>签到记录.</summary>
    Attendance,

    /// <summary>票决: that one took part, and never how.</summary>
    Ballot,

    /// <summary>群众意见.</summary>
    Opinion,

    /// <summary>代表建议.</summary>
    Suggestion,

    /// <summary>随手记.</summary>
    Note,
}
