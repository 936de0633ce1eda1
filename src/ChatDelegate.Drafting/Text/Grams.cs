namespace ChatDelegate.Drafting.Text;

/// <summary>
/// Characters and pairs of neighbouring characters of a text in normal form, without punctuation: what Chinese texts are
/// compared by where nothing cuts them into words. A pair is its two characters in one number, a character itself.
/// </summary>
public static class Grams
{
    /// <param name="again">Text that counts once more.</param>
    public static IReadOnlyDictionary<int, int> Count(ReadOnlySpan<char> value, ReadOnlySpan<char> again = default)
    {
        var grams = new Dictionary<int, int>();
        Add(grams, value);
        Add(grams, again);
        return grams;
    }

    private static void Add(Dictionary<int, int> grams, ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsLetterOrDigit(value[i]))
            {
                continue;
            }

            grams[value[i]] = grams.GetValueOrDefault(value[i]) + 1;
            if (i + 1 < value.Length && char.IsLetterOrDigit(value[i + 1]))
            {
                var pair = (value[i] << 16) | value[i + 1];
                grams[pair] = grams.GetValueOrDefault(pair) + 1;
            }
        }
    }
}
