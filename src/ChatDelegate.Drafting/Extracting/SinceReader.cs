using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>Finds since when something is so, or how long it has lasted.</summary>
internal static partial class SinceReader
{
    public static string? Read(ReadNote note)
    {
        var match = Pattern().Match(note.Text.Value);
        return match.Success ? note.Text.Quote(match.Index, match.Index + match.Length) : null;
    }

    [GeneratedRegex(
        @"(?:从|自从?)?(?:(?:19|20)?\d{2}年|今年|去年|前年|上个?月|上周|[一二三四五六七八九十\d]{1,3}月)(?:[上下]半年|年?初|年?底|[一二三四五六七八九十\d]{1,3}月)?(?:份)?(?:[一二三四五六七八九十\d]{1,3}[日号])?(?:开始|以来|之后|以后|起(?![来诉火]))" +
        @"|(?:已经?|有|长达|将近|近|持续|连续|拖了|等了|都|快)(?:有|了|近)?(?:[一二两三四五六七八九十几\d]{1,3}|半|数)(?:多|余)?(?:个)?(?:多)?(?:年|月|星期|周|天)(?:多|余|半|左右)?(?:之久|了|以来|来)?(?!内|前|级|限|[以之]内)" +
        @"|(?:[一二两三四五六七八九十几\d]{1,3}|半)(?:多|余)?个?多?(?:年|月|星期|周|天)(?:多|余|半)?(?:以来|来(?!回)|之久|了(?=[,。;、!?]|$))" +
        @"|长期以来|多年来|多年以来|这几年|近几年|近年来|一直以来",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
