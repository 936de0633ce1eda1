using System.Globalization;
using ChatDelegate.Congress.Results.Documents;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Tests.Suggestions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatDelegate.Tests.Results;

/// <summary>The record of a vote as a file for Word.</summary>
public sealed class ReportFileTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void File_OfARecord_IsWhatWordExpects(string locale)
    {
        using var document = Open(File(locale, ReportTexts.Content()));

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        document.MainDocumentPart!.Document.Body!.InnerText.ShouldNotContain("record.", Case.Sensitive, "a text is missing");
    }

    [Fact]
    public void File_OnItsSheet_HasTheLayoutOfAnOfficialDocument()
    {
        using var document = Open(File("zh-CN", ReportTexts.Content()));
        var body = document.MainDocumentPart!.Document.Body!;
        var (size, margins) = (body.Descendants<PageSize>().Single(), body.Descendants<PageMargin>().Single());

        (Millimetres(size.Width), Millimetres(size.Height)).ShouldBe((210, 297));
        (Millimetres(margins.Left), Millimetres(margins.Right), Millimetres(margins.Top), Millimetres(margins.Bottom)).ShouldBe((28, 26, 37, 35));
        document.MainDocumentPart.FooterParts.Count().ShouldBe(2, "page numbers stand outside on both sides of a sheet");
        var fonts = document.MainDocumentPart.FontTablePart!.Fonts.Elements<Font>().ToDictionary(font => font.Name!.Value!, font => font.AltName?.Val?.Value);
        fonts["方正小标宋简体"].ShouldNotBeNullOrEmpty();
        fonts["仿宋_GB2312"].ShouldNotBeNull().ShouldContain("FangSong");
        body.Elements<Paragraph>().First().InnerText.ShouldBe("云州市民生实事项目票决情况报告");
    }

    [Fact]
    public void File_OfARecord_SaysWhatCanBeChecked()
    {
        var content = ReportTexts.Content();
        using var document = Open(File("zh-CN", content));
        var text = document.MainDocumentPart!.Document.Body!.InnerText;

        text.ShouldContain("全体代表 450 人，过半数须得 226 票。");
        text.ShouldContain("得 301 票，达到 226 票，通过。");
        text.ShouldContain("得 225 票，不足 226 票，未通过。");
        text.ShouldContain("两名监票人启封计票2026年12月16日09:50监票甲、监票丙");
        text.ShouldContain("（示例/待本级人大确认）");
        text.ShouldContain("签到设备故障（王工作）");
        text.ShouldContain("第 1201 条至第 1999 条");
        text.ShouldContain(ReportContent.HashOf(content.ToJson()));
        text.ShouldContain("监票人监票乙（签名）：");
        text.ShouldContain("第3代表小组：应投 15 人，已投 13 人。");
        text.ShouldContain("未投（2 人）：代表31（31）、代表32（32）。");
    }

    [Fact]
    public void File_OfTheSameContent_HasTheSameBytes_AndOfAnotherNot()
    {
        var again = ReportContent.Read(ReportTexts.Content().ToJson());

        again.ToJson().ShouldBe(ReportTexts.Content().ToJson());
        File("zh-CN", again).ShouldBe(File("zh-CN", ReportTexts.Content()));
        File("zh-CN", ReportTexts.Content(reason: "签到设备故障。")).ShouldNotBe(File("zh-CN", again));
    }

    [Fact]
    public void File_WithWhatSomebodyTyped_HoldsItAsText()
    {
        using var document = Open(File("zh-CN", ReportTexts.Content("</w:t><w:br/>&\u0001\u000b<script>", "\ud83d\ude00 ]]>")));

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("</w:t><w:br/>&<script>");
        text.ShouldContain("\ud83d\ude00 ]]>");
    }

    private static byte[] File(string locale, ReportContent content) => DocxFile.Of(new ReportText(House.Phrases, locale, content, ReportContent.HashOf(content.ToJson())).Write());

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static int Millimetres(OpenXmlSimpleType? twips) => (int)Math.Round(int.Parse(twips?.InnerText ?? "0", CultureInfo.InvariantCulture) / 56.69);
}
