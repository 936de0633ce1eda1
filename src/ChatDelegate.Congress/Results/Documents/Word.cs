using System.Globalization;
using System.Xml.Linq;

namespace ChatDelegate.Congress.Results.Documents;

/// <summary>
/// The few elements of WordprocessingML that a document is written with. Sizes are Word's own: twentieths of a point, and half points for type.
/// The measures are those of GB/T 9704, the layout of official documents.
/// </summary>
internal static class Word
{
    public const string Fangsong = "仿宋_GB2312";
    public const string Heiti = "黑体";
    public const string Biaosong = "方正小标宋简体";
    public const string Songti = "宋体";

    /// <summary>二号, 三号, 四号, and 小四 in tables.</summary>
    public const int TitleType = 44;
    public const int BodyType = 32;
    public const int PageType = 28;
    public const int TableType = 24;

    /// <summary>22 lines a page.</summary>
    public const int LinePitch = 579;

    /// <summary>A4 less the margins: the width of the text, 156 mm.</summary>
    public const int Width = 8844;

    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static XElement El(string name, params object?[] content) => new(W + name, content);

    public static XAttribute At(string name, object value) => new(W + name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);

    /// <summary>An element whose one attribute is its value.</summary>
    public static XElement Val(string name, object value) => El(name, At("val", value));

    public static XElement Fonts(string font) => El("rFonts", At("ascii", font), At("hAnsi", font), At("eastAsia", font), At("cs", font));

    public static XElement Type(string font, int size, bool bold = false) =>
        El("rPr", Fonts(font), bold ? El("b") : null, Val("sz", size), Val("szCs", size));

    public static XElement Run(string text, XElement? type = null) => El("r", type, El("t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text)));

    public static XElement Paragraph(string style, params object?[] content) => El("p", El("pPr", Val("pStyle", style)), content);

    /// <summary>What somebody typed may hold characters that XML has no place for.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
