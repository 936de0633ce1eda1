using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Results.Documents;

/// <summary>
/// A document as a .docx file (ECMA-376). Parts, names and times in it are always the same, so that the same document gives the same bytes, and
/// a hash of the file says something.
/// </summary>
public static class DocxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string OddFooter = "rId4";
    private const string EvenFooter = "rId5";

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The first time that a zip archive can hold.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Id, string Kind, string Target)[] Parts =
    [
        ("rId1", "styles", "styles.xml"), ("rId2", "fontTable", "fontTable.xml"), ("rId3", "settings", "settings.xml"), (OddFooter, "footer", "footer1.xml"), (EvenFooter, "footer", "footer2.xml"),
    ];

    public static byte[] Of(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes());
            Add(zip, "_rels/.rels", Relationships([("rId1", "officeDocument", "word/document.xml")]));
            Add(zip, "word/document.xml", DocxBody.Of(document, Relations, OddFooter, EvenFooter));
            Add(zip, "word/_rels/document.xml.rels", Relationships(Parts));
            Add(zip, "word/styles.xml", DocxStyles.Styles(Locales.Default));
            Add(zip, "word/fontTable.xml", DocxStyles.FontTable());
            Add(zip, "word/settings.xml", DocxStyles.Settings(Locales.Default));
            Add(zip, "word/footer1.xml", DocxStyles.Footer(even: false));
            Add(zip, "word/footer2.xml", DocxStyles.Footer(even: true));
        }

        return bytes.ToArray();
    }

    private static XElement ContentTypes() => new(Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Override("document", "document.main+xml"),
        Parts.Select(part => Override(part.Target[..^".xml".Length], $"{part.Kind}+xml")));

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", $"/word/{part}.xml"), new XAttribute("ContentType", Main + type));

    private static XElement Relationships(IEnumerable<(string Id, string Kind, string Target)> parts) => new(PackageRelations + "Relationships", parts.Select(part =>
        new XElement(PackageRelations + "Relationship", new XAttribute("Id", part.Id), new XAttribute("Type", $"{Relations}/{part.Kind}"), new XAttribute("Target", part.Target))));

    private static void Add(ZipArchive zip, string name, XElement content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), content).Save(writer);
    }
}
