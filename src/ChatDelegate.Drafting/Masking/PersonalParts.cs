using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Masking;

/// <summary>All that is personal in a text, without overlaps, in its order.</summary>
internal static class PersonalParts
{
    /// <param name="names">Names in normal form, to be found wherever they stand.</param>
    public static IReadOnlyList<PersonalPart> Find(NormalText text, IReadOnlyCollection<string> names)
    {
        var value = text.Value;
        var found = PersonalFinder.Find(value)
            .Where(span => value[span.Start] != '*')
            .Select(span => Trim(value, new PersonalPart(KindOf(value[span.Start..span.End]), span.Start, span.End)))
            .Concat(AddressFinder.Find(value).Select(span => new PersonalPart(MaskKind.Home, span.Start, span.End)))
            .Concat(names.SelectMany(name => Occurrences(value, name)));
        var parts = new List<PersonalPart>();
        foreach (var part in found.OrderBy(part => part.Start).ThenByDescending(part => part.End))
        {
            if (parts.Count == 0 || part.Start >= parts[^1].End)
            {
                parts.Add(part);
            }
            else if (part.End > parts[^1].End)
            {
                parts[^1] = parts[^1] with { End = part.End };
            }
        }

        return parts;
    }

    private static IEnumerable<PersonalPart> Occurrences(string value, string name)
    {
        for (var at = value.IndexOf(name, StringComparison.Ordinal); at >= 0; at = value.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            yield return new PersonalPart(MaskKind.Name, at, at + name.Length);
        }
    }

    /// <summary>The word before an account (微信号:, QQ群) stays, so that the sentence still reads.</summary>
    private static PersonalPart Trim(string value, PersonalPart part)
    {
        if (part.Kind != MaskKind.Account)
        {
            return part;
        }

        var text = value.AsSpan(part.Start, part.End - part.Start);
        var lead = text.StartsWith("wechat", StringComparison.Ordinal) ? 6 : 2;
        while (lead < text.Length && "号群:是 ".Contains(text[lead]))
        {
            lead++;
        }

        return part with { Start = part.Start + lead };
    }

    private static MaskKind KindOf(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return MaskKind.Mail;
        }

        if (text.StartsWith("微信", StringComparison.Ordinal) || text.StartsWith("wechat", StringComparison.Ordinal) || text.StartsWith("vx", StringComparison.Ordinal) || text.StartsWith("qq", StringComparison.Ordinal))
        {
            return MaskKind.Account;
        }

        var digits = text.Count(char.IsAsciiDigit);
        return digits switch
        {
            0 when text.Length > 8 => MaskKind.Phone,
            0 => MaskKind.Name,
            _ when ClauseSplitter.IsHan(text[0]) && char.IsAsciiLetter(text[1]) => MaskKind.Plate,
            15 or 17 or 18 => MaskKind.Identity,
            >= 16 => MaskKind.Bank,
            _ when char.IsAsciiLetter(text[0]) => MaskKind.Identity,
            _ => MaskKind.Phone,
        };
    }
}
