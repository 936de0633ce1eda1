namespace ChatDelegate.Drafting.Composing;

/// <summary>Character pairs without those of mere grammar; the unit by which wordings are compared.</summary>
internal static class Pairs
{
    private const string Grammar = "的了是在我们你您他她它这那有和与就都而及也还又很会能要说把被让给对向从到为以于之其此所并且但则却只吗呢吧啊么着过个些什怎如因";

    public static IEnumerable<int> Of(string value)
    {
        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (Counts(value[i]) && Counts(value[i + 1]))
            {
                yield return (value[i] << 16) | value[i + 1];
            }
        }
    }

    /// <summary>The same when words of mere grammar, and what stands for words left out (|), are passed over; signs are not.</summary>
    public static IEnumerable<int> Across(string value)
    {
        var last = '\0';
        foreach (var c in value)
        {
            if (!Counts(c))
            {
                last = c is '|' or ' ' || char.IsLetterOrDigit(c) ? last : '\0';
                continue;
            }

            if (last != '\0')
            {
                yield return (last << 16) | c;
            }

            last = c;
        }
    }

    public static IEnumerable<int> Singles(string value) => value.Where(Counts).Select(c => (int)c);

    public static IEnumerable<int> WithSingles(string value) => Of(value).Concat(Singles(value));

    private static bool Counts(char c) => char.IsLetterOrDigit(c) && !Grammar.Contains(c, StringComparison.Ordinal);
}
