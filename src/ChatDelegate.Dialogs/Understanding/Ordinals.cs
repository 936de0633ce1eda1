using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Places in a list: 第二个, 2, 2号, 倒数第二个, the second one, the last.</summary>
internal static partial class Ordinals
{
    private static readonly string[] Cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly string[] English = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The position from 0; null when it names none, or one beyond the list.</summary>
    public static int? Read(string bare, int count)
    {
        if (bare.Length > 24)
        {
            return null;
        }

        var match = Position().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["n"].ValueSpan;
        var position = match.Groups["last"].Success ? count
            : match.Groups["english"].Success ? Array.IndexOf(English, match.Groups["english"].Value) + 1
            : match.Groups["word"].Success ? Array.IndexOf(Cardinals, match.Groups["word"].Value) + 1
            : Numerals.Read(name) is { } number && number <= 1_000_000 && decimal.IsInteger(number) ? (int)number
            : 0;
        position = match.Groups["back"].Success ? position > 0 ? count + 1 - position : 0 : position;
        return position >= 1 && position <= count ? position - 1 : null;
    }

    /// <summary>The number itself where it could as well be the beginning of an option's name: 3 of 3年, 5年, 10年.</summary>
    public static decimal? Plain(string bare) => bare.Length <= 24 && PlainNumber().Match(bare) is { Success: true } match ? Numerals.Read(match.Groups["n"].ValueSpan) : null;

    [GeneratedRegex("^(我)?(就|那就)?(选择|选|要|是)?(((the)?(option|no|number))?(?<n>[0-9]+|[零一二两三四五六七八九十百]+)(号|st|nd|rd|th)?|(?<back>倒数)?第(?<n>[0-9]+|[零一二两三四五六七八九十百]+)[个项条号类种张件份位]?|(the)?(option|number)?((?<english>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?<n>[0-9]+)(st|nd|rd|th))|(number|option)(?<word>one|two|three|four|five|six|seven|eight|nine|ten)|(the)?(?<last>last|最后[一那]?[个项条件张份位]?|末尾[一那]?[个项条]?|倒数第一[个项条]?))(one|option)?(那个|这个|的)?(吧|就行|谢谢|please|thanks)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Position();

    [GeneratedRegex("^(我)?(就|那就)?(选择|选|要|是)?(?<n>[0-9]+|[零一二两三四五六七八九十百]+)号?(吧|就行|谢谢|please|thanks)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainNumber();
}
