using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Names out of the sealed contacts of opinions: only so that the drafter hides them wherever a text says them.</summary>
internal sealed partial class ContactNames(SecretBox secrets)
{
    private const int ShortestName = 2;

    public async Task<IReadOnlyList<string>> OfAsync(CongressDb db, IReadOnlyList<SourceItem> sources, CancellationToken cancellationToken)
    {
        var ids = sources.Where(item => item.Kind == SourceKind.Opinion).Select(item => item.Id).ToList();
        var contacts = ids.Count == 0 ? [] : await db.Set<Opinion>().Where(opinion => ids.Contains(opinion.Id) && opinion.Contact != null).Select(opinion => opinion.Contact).ToListAsync(cancellationToken);
        return [.. contacts.OfType<byte[]>().SelectMany(NamesIn).Distinct().Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> NamesIn(byte[] contact)
    {
        try
        {
            return [.. Words().Matches(secrets.OpenText(contact)).Select(match => match.Value).Where(word => word.Length >= ShortestName)];
        }
        catch (CryptographicException)
        {
            // Sealed with a key that was lost: nobody can know the name any more.
            return [];
        }
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Words();
}
