using System.Text;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Finds where a text talks to the program. It shows staff where to look and keeps such sentences out of drafts; it is no wall:
/// what it misses can do no more than any other note, since a draft holds only what passes the gate and a person accepts.
/// </summary>
public static partial class InjectionFinder
{
    /// <summary>Invisible characters inside words from which they are no accident of copying.</summary>
    private const int ManyHidden = 2;

    /// <summary>Each with its beginning, by which most are ruled out at once.</summary>
    private static readonly (InjectionKind Kind, string Beginning, string Pattern)[] Patterns = [.. new (InjectionKind Kind, string[] Patterns)[]
    {
        (InjectionKind.Order, InjectionWords.Shared.Order),
        (InjectionKind.ForeignOrder, InjectionWords.Shared.ForeignOrder),
        (InjectionKind.DialectOrder, InjectionWords.Shared.DialectOrder),
        (InjectionKind.RoleMarker, InjectionWords.Shared.RoleMarker),
        (InjectionKind.FakeSchema, InjectionWords.Shared.FakeSchema),
        (InjectionKind.FakeCitation, InjectionWords.Shared.FakeCitation),
        (InjectionKind.StaffClaim, InjectionWords.Shared.StaffClaim),
        (InjectionKind.SoleGround, InjectionWords.Shared.SoleGround),
        (InjectionKind.Disclosure, InjectionWords.Shared.Disclosure),
        (InjectionKind.Decision, InjectionWords.Shared.Decision),
    }.SelectMany(kind => kind.Patterns.Select(pattern => (kind.Kind, pattern.Split('*')[0], pattern)))];

    public static IReadOnlyList<InjectionSign> Find(string text) => Find(NormalText.Of(text));

    public static IReadOnlyList<InjectionSign> Find(NormalText text)
    {
        var signs = new List<InjectionSign>();
        foreach (var (kind, beginning, pattern) in Patterns)
        {
            if (text.Value.Contains(beginning, StringComparison.Ordinal))
            {
                signs.AddRange(text.Value.Matches(pattern).Select(at => new InjectionSign(kind, at.Start, at.End)));
            }
        }

        signs.AddRange(InjectionPatterns.Find(text.Value));
        signs.AddRange(Hidden(text.Original));
        signs.AddRange(Spaced(text.Value));
        return signs;
    }

    /// <summary>Words pulled apart to be passed over (忽 略 以 上, i g n o r e): read without what stands between their letters.</summary>
    private static IEnumerable<InjectionSign> Spaced(string value)
    {
        foreach (Match apart in PulledApart().Matches(value))
        {
            var joined = string.Concat(apart.Value.Where(char.IsLetterOrDigit));
            if (InjectionPatterns.Find(joined).Any() || Patterns.Any(kind => joined.MatchesAny([kind.Pattern.Replace(" ", "", StringComparison.Ordinal)])))
            {
                yield return new InjectionSign(InjectionKind.Hidden, apart.Index, apart.Index + apart.Length);
            }
        }
    }

    [GeneratedRegex(@"(?:[\p{L}\d][ \t.\-_*·|/\\]{1,3}){5,}[\p{L}\d]", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex PulledApart();

    /// <summary>Letters written in tags, a reversed direction, or several invisible characters inside words; a joined emoji is none of them.</summary>
    private static IEnumerable<InjectionSign> Hidden(string typed)
    {
        var inside = 0;
        var visible = 0;
        var before = new Rune(' ');
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is (>= 0xE0020 and <= 0xE007E) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                return [new InjectionSign(InjectionKind.Hidden, visible, visible)];
            }

            if (Invisible.Is(rune))
            {
                inside += rune.Value is >= 0xFE00 and <= 0xFE0F || !Rune.IsLetterOrDigit(before) ? 0 : 1;
                continue;
            }

            before = rune;
            visible += rune.Utf16SequenceLength;
        }

        return inside >= ManyHidden ? [new InjectionSign(InjectionKind.Hidden, 0, 0)] : [];
    }
}
