using System.Xml.Linq;
using static ChatDelegate.Congress.Results.Documents.Word;

namespace ChatDelegate.Congress.Results.Documents;

/// <summary>The text of a document: title, blocks, and the sheet they stand on.</summary>
internal static class DocxBody
{
    public static XElement Of(OfficialDocument document, XNamespace relations, string oddFooter, string evenFooter) => El("document",
        new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", relations),
        El("body",
            Paragraph("Title", Run(document.Title)),
            Paragraph("Issuer", Run(document.Issuer)),
            document.Blocks.SelectMany(Block),
            El("sectPr",
                El("footerReference", At("type", "default"), new XAttribute(relations + "id", oddFooter)),
                El("footerReference", At("type", "even"), new XAttribute(relations + "id", evenFooter)),
                El("pgSz", At("w", 11906), At("h", 16838)),
                El("pgMar", At("top", 2098), At("right", 1474), At("bottom", 1984), At("left", 1588), At("header", 851), At("footer", 1361), At("gutter", 0)),
                El("docGrid", At("type", "lines"), At("linePitch", LinePitch)))));

    private static IEnumerable<XElement> Block(DocumentBlock block) => block switch
    {
        DocumentHeading heading => [Paragraph("Heading1", Run(heading.Text))],
        DocumentText text => [Paragraph("Body", Run(text.Text))],
        DocumentTable table => [Table(table), Paragraph("Gap")],
        DocumentSignatures signatures => signatures.Labels.Select(label => Paragraph("Signature", Run(label), Run("＿＿＿＿＿＿＿＿＿＿"))),
        DocumentDate date => [Paragraph("Gap"), Paragraph("Date", Run(date.Text))],
        DocumentAttachment attachment => [Paragraph("AttachmentMark", Run(attachment.Mark)), Paragraph("Title", Run(attachment.Title))],
        _ => throw new InvalidOperationException($"No form for {block.GetType().Name}."),
    };

    private static XElement Table(DocumentTable table)
    {
        var whole = table.Columns.Sum(column => column.Weight);
        var widths = table.Columns.Select(column => Width * column.Weight / whole).ToList();
        return El("tbl",
            El("tblPr",
                El("tblW", At("w", widths.Sum()), At("type", "dxa")),
                El("tblBorders", ((string[])["top", "left", "bottom", "right", "insideH", "insideV"]).Select(side => El(side, At("val", "single"), At("sz", 4), At("space", 0), At("color", "000000")))),
                El("tblLayout", At("type", "fixed")),
                El("tblCellMar", El("left", At("w", 85), At("type", "dxa")), El("right", At("w", 85), At("type", "dxa")))),
            El("tblGrid", widths.Select(width => El("gridCol", At("w", width)))),
            El("tr", El("trPr", El("cantSplit"), El("tblHeader")), table.Columns.Select((column, i) => Cell(widths[i], Paragraph("CellHead", Run(column.Title))))),
            table.Rows.Select(row => El("tr", El("trPr", El("cantSplit")), row.Select((text, i) => Cell(widths[i], CellText(text, table.Columns[i]))))));
    }

    private static XElement CellText(string text, DocumentColumn column) =>
        El("p", El("pPr", Val("pStyle", "Cell"), column.IsFigure ? Val("jc", "center") : null), Run(text));

    private static XElement Cell(int width, XElement paragraph) =>
        El("tc", El("tcPr", El("tcW", At("w", width), At("type", "dxa")), Val("vAlign", "center")), paragraph);
}
