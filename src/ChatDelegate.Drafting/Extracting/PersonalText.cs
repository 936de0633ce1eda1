using System.Text;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>Takes out of a text whatever points to one person: contacts, numbers of papers and cards, named persons, the door they live behind.</summary>
public static partial class PersonalText
{
    /// <summary>The normal form without them; each leaves a gap, so that nothing grows together that stood apart.</summary>
    public static string Without(string text)
    {
        var normal = NormalText.Of(text);
        var kept = new StringBuilder(normal.Value);
        foreach (var span in EntityFinder.Find(normal, DateTimeOffset.UnixEpoch).Where(span => span.Kind is EntityKind.Personal or EntityKind.Person))
        {
            Blank(kept, span.Start, span.End);
        }

        foreach (Match door in Door().Matches(normal.Value))
        {
            Blank(kept, door.Index, door.Index + door.Length);
        }

        return kept.ToString();
    }

    private static void Blank(StringBuilder text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            text[i] = ' ';
        }
    }

    [GeneratedRegex(@"[a-z]?\d{1,3}(?:栋|幢|号楼|座)(?:[一二三四五六\d]{1,2}单元)?\d{1,4}(?:室|号|房)?|[一二三四五六\d]{1,2}单元\d{2,4}(?:室|号|房)?|(?<=[栋幢楼座元\d-])\d{3,4}(?:室|房)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Door();
}
