using System.Text;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Finds where a text talks to the program. It shows staff where to look and keeps such sentences out of drafts; it is no wall:
/// what it misses can do no more than any other note, since a draft holds only what passes the gate and a person accepts.
/// </summary>
public static class InjectionFinder
{
    /// <summary>Invisible characters inside words from which they are no accident of copying.</summary>
    private const int ManyHidden = 2;

    /// <summary>Chinese characters from which a code says something: nobody writes to a delegate in one.</summary>
    private const int FewestDecoded = 2;

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

    private static readonly InjectionRule[] ByMeaning = [.. InjectionMeaning.Rules, .. InjectionAsking.Rules, .. InjectionTurns.Rules, .. InjectionWishes.Rules];

    public static IReadOnlyList<InjectionSign> Find(string text) => Find(NormalText.Of(text));

    public static IReadOnlyList<InjectionSign> Find(NormalText text)
    {
        var plain = InjectionDisguise.Simplify(text.Value);
        var signs = Plain(plain).ToList();
        if (plain != text.Value)
        {
            signs.AddRange(Listed(text.Value));
        }

        if (InjectionDisguise.Romanise(plain) is { } roman)
        {
            signs.AddRange(Foreign(roman));
        }

        signs.AddRange(Hidden(text.Original));
        signs.AddRange(InjectionDisguise.PulledApart(plain).Where(apart => Joined(apart.Joined)).Select(apart => new InjectionSign(InjectionKind.Order, apart.Start, apart.End)));
        signs.AddRange(InjectionDisguise.Decoded(text.Original).Where(said => said.Count(ClauseSplitter.IsHan) >= FewestDecoded || Joined(NormalText.Of(said).Value)).Select(_ => new InjectionSign(InjectionKind.Order, 0, text.Value.Length)));
        return signs;
    }

    private static IEnumerable<InjectionSign> Plain(string value) =>
        Listed(value).Concat(InjectionPatterns.Find(value)).Concat(ByMeaning.SelectMany(rule => rule.Find(value))).Concat(InjectionForeign.Find(value)).Concat(InjectionDemands.Find(value));

    private static IEnumerable<InjectionSign> Foreign(string value) =>
        Listed(value).Concat(InjectionPatterns.Find(value)).Concat(InjectionForeign.Find(value)).Where(sign => sign.Kind is InjectionKind.ForeignOrder or InjectionKind.RoleMarker);

    /// <summary>Signs of the word lists.</summary>
    private static IEnumerable<InjectionSign> Listed(string value)
    {
        foreach (var (kind, beginning, pattern) in Patterns)
        {
            if (value.Contains(beginning, StringComparison.Ordinal))
            {
                foreach (var at in value.Matches(pattern))
                {
                    yield return new InjectionSign(kind, at.Start, at.End);
                }
            }
        }
    }

    /// <summary>Whether words that were joined again, or decoded, talk to the program.</summary>
    private static bool Joined(string value) =>
        Plain(value).Any() || Patterns.Any(kind => kind.Pattern.Contains(' ', StringComparison.Ordinal) && value.MatchesAny([kind.Pattern.Replace(" ", "", StringComparison.Ordinal)]));

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
