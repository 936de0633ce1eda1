using System.Runtime.InteropServices;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>A piece of a sentence.</summary>
/// <param name="Worth">How much it says by its kind; how rare it is in the catalog counts besides.</param>
/// <param name="IfUnknown">The part of its worth that counts against a sentence when no phrase of the catalog has it: new neighbours of known characters say less than new characters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Gram(ulong Key, float Worth, float IfUnknown);

/// <summary>
/// Cuts a sentence into pieces: single characters, and pairs and triples of them by their sound; Latin words, pairs of words and
/// triples of letters, which survive a slip of the finger.
/// </summary>
internal static class Grams
{
    private const ulong PairTag = 1UL << 60;
    private const ulong TripleTag = 2UL << 60;
    private const ulong WordTag = 3UL << 60;
    private const ulong WordPairTag = 4UL << 60;
    private const ulong LetterTag = 5UL << 60;
    private const ulong HashMask = (1UL << 60) - 1;

    public static bool IsChinese(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF');

    public static ulong KeyOf(string word) => WordTag | Hash(word);

    public static void Cut(string text, List<Gram> grams)
    {
        var before = 0UL;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
            }
            else if (IsChinese(text[at]))
            {
                Chinese(text, at++, grams);
                before = 0;
            }
            else
            {
                var end = at;
                while (end < text.Length && text[end] != ' ' && !IsChinese(text[end]))
                {
                    end++;
                }

                before = Word(text.AsSpan(at, end - at), before, grams);
                at = end;
            }
        }
    }

    private static void Chinese(string text, int at, List<Gram> grams)
    {
        var small = SmallWords.Has(text[at]);
        grams.Add(new Gram(text[at], small ? 0.15f : 0.6f, 1f));
        if (at + 1 >= text.Length || !IsChinese(text[at + 1]))
        {
            return;
        }

        var pair = ((ulong)Sounds.Of(text[at]) << 16) | Sounds.Of(text[at + 1]);
        small &= SmallWords.Has(text[at + 1]);
        grams.Add(new Gram(PairTag | pair, small ? 0.25f : 1f, 0.5f));
        if (at + 2 < text.Length && IsChinese(text[at + 2]))
        {
            grams.Add(new Gram(TripleTag | (pair << 16) | Sounds.Of(text[at + 2]), small && SmallWords.Has(text[at + 2]) ? 0.2f : 0.8f, 0.2f));
        }
    }

    private static ulong Word(ReadOnlySpan<char> word, ulong before, List<Gram> grams)
    {
        var hash = Hash(word);
        var small = SmallWords.Has(word.ToString());
        grams.Add(new Gram(WordTag | hash, small ? 0.2f : 1.2f, 1f));
        if (before != 0)
        {
            grams.Add(new Gram(WordPairTag | ((before * 31 + hash) & HashMask), 0.5f, 0.2f));
        }

        if (!small && word.Length > 2)
        {
            Span<char> edged = stackalloc char[3];
            for (var i = -1; i + 3 <= word.Length + 1; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    edged[j] = i + j < 0 || i + j >= word.Length ? '_' : word[i + j];
                }

                grams.Add(new Gram(LetterTag | Hash(edged), 0.25f, 0.7f));
            }
        }

        return hash;
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (hash ^ (hash >> 60)) & HashMask;
    }
}
