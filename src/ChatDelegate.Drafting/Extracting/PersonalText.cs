using System.Text;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Masking;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>Takes out of a text whatever points to one person: all that a model may not see either, and persons named in it.</summary>
public static class PersonalText
{
    /// <summary>The normal form without them; each leaves a gap, so that nothing grows together that stood apart.</summary>
    public static string Without(string text)
    {
        var normal = NormalText.Of(text);
        var kept = new StringBuilder(normal.Value);
        var persons = EntityFinder.Find(normal, DateTimeOffset.UnixEpoch).Where(span => span.Kind is EntityKind.Personal or EntityKind.Person).Select(span => (span.Start, span.End));
        foreach (var (from, to) in PersonalParts.Find(normal, []).Select(part => (part.Start, part.End)).Concat(persons))
        {
            for (var i = from; i < to; i++)
            {
                kept[i] = ' ';
            }
        }

        return kept.ToString();
    }
}
