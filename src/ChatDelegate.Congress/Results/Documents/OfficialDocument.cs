namespace ChatDelegate.Congress.Results.Documents;

/// <summary>A document of an office (公文) before it has a form: the same blocks become a .docx file and a page to print.</summary>
/// <param name="Issuer">Who issues it (发文机关); under the title.</param>
public sealed record OfficialDocument(string Locale, string Title, string Issuer, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A part of a document, from top to bottom.</summary>
public abstract record DocumentBlock;

/// <summary>A heading of the first rank (一、), in 黑体.</summary>
public sealed record DocumentHeading(string Text) : DocumentBlock;

/// <summary>Running text, indented by two characters.</summary>
public sealed record DocumentText(string Text) : DocumentBlock;

/// <summary>A table whose head is repeated on every page.</summary>
public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;

/// <param name="Weight">Its share of the width.</param>
/// <param name="IsFigure">Numbers and short marks stand in the middle.</param>
public sealed record DocumentColumn(string Title, int Weight, bool IsFigure = false);

/// <summary>Lines to sign by hand, one for each.</summary>
public sealed record DocumentSignatures(IReadOnlyList<string> Labels) : DocumentBlock;

/// <summary>The date of the document (成文日期), at the right.</summary>
public sealed record DocumentDate(string Text) : DocumentBlock;

/// <summary>An attachment (附件), on a page of its own.</summary>
public sealed record DocumentAttachment(string Mark, string Title) : DocumentBlock;
