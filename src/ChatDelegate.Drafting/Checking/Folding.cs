using System.Text;
using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Brings different words for one thing to one form (损坏 and 坏, 夜间 and 晚上), longest first, so that a rewording can be told from an invention.</summary>
internal static class Folding
{
    private static readonly Dictionary<string, string> Firsts = Wording.Shared.Synonyms.SelectMany(group => group.Select(word => (word, group[0]))).ToDictionary(pair => pair.word, pair => pair.Item2);
    private static readonly HashSet<string> Officialese = [.. Wording.Shared.Officialese];
    private static readonly int Longest = Firsts.Keys.Concat(Officialese).Max(word => word.Length);

    /// <param name="value">Normal form.</param>
    public static string Of(string value)
    {
        var lookup = Firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        return Replace(value, word => lookup.TryGetValue(word, out var first) ? first : null);
    }

    /// <summary>Without the words of every official text; a bar stands in their place.</summary>
    public static string WithoutOfficialese(string value)
    {
        var lookup = Officialese.GetAlternateLookup<ReadOnlySpan<char>>();
        return Replace(value, word => lookup.Contains(word) ? "|" : null);
    }

    private static string Replace(string value, Func<ReadOnlySpan<char>, string?> instead)
    {
        var folded = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            string? found = null;
            var length = Math.Min(Longest, value.Length - i);
            while (length > 0 && (found = instead(value.AsSpan(i, length))) is null)
            {
                length--;
            }

            folded.Append(found ?? value[i].ToString());
            i += Math.Max(1, length);
        }

        return folded.ToString();
    }
}
