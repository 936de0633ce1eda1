using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Masking;

/// <summary>
/// Finds what of an address leads to one home: unit and flat behind a building (3栋2单元501), a flat's number (501室), a house
/// number behind 家住. A unit alone stays: its lift or its stairs may be the matter.
/// </summary>
internal static partial class AddressFinder
{
    public static IEnumerable<(int Start, int End)> Find(string value) =>
        Pattern().Matches(value).Select(match => (match.Index, match.Index + match.Length));

    private const string Digits = "[0-9零〇一二三四五六七八九十百]";

    [GeneratedRegex(
        @"(?<![0-9])第?" + Digits + @"{1,3}单元[,\s-]{0,2}(?:" + Digits + @"{1,2}[楼层][,\s-]{0,2})?" + Digits + @"{1,4}(?:室|房|号房|号|户)(?![0-9])" +
        @"|(?<![0-9])第?" + Digits + @"{1,3}单元[,\s-]{0,2}(?:[0-9]{3,4}(?![0-9.年月米元户人个名平多余万千%m㎡])|[零〇一二三四五六七八九]{3,4}(?![零〇一二三四五六七八九十百千万户人个名多余]))" +
        @"|(?<=[栋幢座]|号楼)[,\s-]{0,2}(?:[0-9]{3,4}(?:室|房|号)?(?![0-9.年月米元户人个名平多余万千%m㎡])|[零〇一二三四五六七八九]{3,4}(?:室|房|号))" +
        @"|(?<![0-9-])[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9-])" +
        @"|(?<![0-9])[0-9]{3,4}(?:室|号房)(?!外)" +
        @"|(?<=(?:家住|住在|住址|我住|居住在|户籍地|家庭地址|家在)[^,。;、!?\n]{0,24})(?<![0-9])[0-9]{1,4}号(?![楼线院路商])(?:之[0-9]{1,2})?",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
