using System.Xml.Linq;
using static ChatDelegate.Congress.Results.Documents.Word;

namespace ChatDelegate.Congress.Results.Documents;

/// <summary>How an official document looks: its styles, its fonts with what may stand in for them, its settings and page numbers.</summary>
internal static class DocxStyles
{
    /// <summary>The offices' fonts come with no system of their own accord; Word takes the named other where one is missing.</summary>
    private static readonly (string Name, string Other, string Family)[] Known =
    [
        (Biaosong, "方正小标宋_GBK,华文中宋,STZhongsong,宋体", "auto"),
        (Fangsong, "仿宋,FangSong,华文仿宋,STFangsong", "modern"),
        (Heiti, "SimHei,微软雅黑,Microsoft YaHei", "modern"),
        (Songti, "SimSun,Noto Serif CJK SC", "auto"),
    ];

    public static XElement Styles(string language) => El("styles",
        new XAttribute(XNamespace.Xmlns + "w", W),
        El("docDefaults",
            El("rPrDefault", El("rPr", Fonts(Fangsong), Val("sz", BodyType), Val("szCs", BodyType), El("lang", At("val", "en-US"), At("eastAsia", language)))),
            El("pPrDefault", El("pPr", El("spacing", At("after", 0), At("line", LinePitch), At("lineRule", "exact"))))),
        Style("Normal", "Normal", null, [], null, isDefault: true),
        Style("Title", "Title", "Normal", [El("spacing", At("after", LinePitch), At("line", 700), At("lineRule", "exact")), Val("jc", "center")], Type(Biaosong, TitleType)),
        Style("Issuer", "Issuer", "Normal", [El("spacing", At("after", LinePitch)), Val("jc", "center")], null),
        Style("Heading1", "heading 1", "Normal", [El("keepNext"), El("ind", At("firstLineChars", 200), At("firstLine", 640)), Val("outlineLvl", 0)], Type(Heiti, BodyType)),
        Style("Body", "Body Text", "Normal", [El("ind", At("firstLineChars", 200), At("firstLine", 640)), Val("jc", "both")], null),
        Style("Cell", "Table Cell", "Normal", [Val("snapToGrid", 0), El("spacing", At("line", 320), At("lineRule", "atLeast"))], Type(Fangsong, TableType)),
        Style("CellHead", "Table Head", "Cell", [El("keepNext"), Val("jc", "center")], Type(Heiti, TableType)),
        Style("Gap", "Gap", "Normal", [El("spacing", At("line", 240), At("lineRule", "exact"))], null),
        Style("Signature", "Signature", "Normal", [El("keepNext"), El("spacing", At("line", 760), At("lineRule", "exact")), El("ind", At("left", 640))], null),
        Style("Date", "Date", "Normal", [El("ind", At("rightChars", 400), At("right", 1280)), Val("jc", "right")], null),
        Style("AttachmentMark", "Attachment Mark", "Normal", [El("pageBreakBefore")], Type(Heiti, BodyType)),
        Style("Footer", "footer", "Normal", [El("spacing", At("line", 240), At("lineRule", "auto"))], Type(Songti, PageType)));

    public static XElement FontTable() => El("fonts", new XAttribute(XNamespace.Xmlns + "w", W), Known.Select(font => El("font",
        At("name", font.Name), Val("altName", font.Other), Val("charset", "86"), Val("family", font.Family), Val("pitch", "variable"))));

    public static XElement Settings(string language) => El("settings", new XAttribute(XNamespace.Xmlns + "w", W),
        Val("defaultTabStop", 420), El("evenAndOddHeaders"), Val("characterSpacingControl", "compressPunctuation"),
        El("compat", El("compatSetting", At("name", "compatibilityMode"), At("uri", "http://schemas.microsoft.com/office/word"), At("val", 15))),
        El("themeFontLang", At("val", "en-US"), At("eastAsia", language)));

    /// <summary>— 1 —, outside on both sides of a sheet.</summary>
    public static XElement Footer(bool even) => El("ftr", new XAttribute(XNamespace.Xmlns + "w", W), El("p",
        El("pPr", Val("pStyle", "Footer"), El("ind", even ? At("left", 280) : At("right", 280)), Val("jc", even ? "left" : "right")),
        Run("— "),
        El("r", El("fldChar", At("fldCharType", "begin"))),
        El("r", El("instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), " PAGE ")),
        El("r", El("fldChar", At("fldCharType", "separate"))),
        Run("1"),
        El("r", El("fldChar", At("fldCharType", "end"))),
        Run(" —")));

    private static XElement Style(string id, string name, string? basedOn, XElement[] paragraph, XElement? type, bool isDefault = false) => El("style",
        At("type", "paragraph"), isDefault ? At("default", 1) : null, At("styleId", id),
        Val("name", name),
        basedOn is null ? null : Val("basedOn", basedOn),
        El("qFormat"),
        paragraph.Length > 0 ? El("pPr", paragraph) : null,
        type);
}
