using System.Text;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Brings different words for one thing to one form (损坏 and 坏, 夜间 and 晚上), longest first, so that a rewording can be told from an invention.</summary>
internal static class Folding
{
    private static readonly Dictionary<string, string> Firsts = Wording.Shared.Synonyms.SelectMany(group => group.Select(word => (word, group[0]))).ToDictionary(pair => pair.word, pair => pair.Item2);
    private static readonly HashSet<string> Officialese = [.. Wording.Shared.Officialese];
    private static readonly HashSet<string> Conclusions = [.. Wording.Shared.Officialese, .. Wording.Shared.Conclusions];
    private static readonly int Longest = Firsts.Keys.Concat(Conclusions).Max(word => word.Length);

    /// <param name="value">Normal form.</param>
    public static string Of(string value)
    {
        var lookup = Firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        return Replace(value, word => lookup.TryGetValue(word, out var first) ? first : null);
    }

    /// <summary>Stands for a figure or a date in a bare text.</summary>
    public const char Figure = 'ω';

    /// <summary>Folded, with one letter for every figure and date: they are compared by what they mean, not by how they are written.</summary>
    public static string Bare(string value, IReadOnlyList<EntitySpan> spans)
    {
        var bare = new StringBuilder(value.Length);
        var from = 0;
        foreach (var span in spans.Where(span => span.Kind is EntityKind.Number or EntityKind.Money or EntityKind.Percent or EntityKind.Duration or EntityKind.Date).OrderBy(span => span.Start))
        {
            bare.Append(Of(value[from..span.Start])).Append(Figure);
            from = span.End;
        }

        return bare.Append(Of(value[from..])).ToString();
    }

    /// <summary>The longest word at a place, as it is folded, and how many characters it takes.</summary>
    public static (string Word, int Length) First(string value, int at)
    {
        var lookup = Firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(Longest, value.Length - at); length > 0; length--)
        {
            if (lookup.TryGetValue(value.AsSpan(at, length), out var first))
            {
                return (first, length);
            }
        }

        return (value[at].ToString(), 1);
    }

    /// <summary>Without the words of every official text; a bar stands in their place.</summary>
    public static string WithoutOfficialese(string value) => Without(value, Officialese);

    /// <summary>Nor with those that every conclusion is made of.</summary>
    public static string WithoutConclusions(string value) => Without(value, Conclusions);

    private static string Without(string value, HashSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
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
