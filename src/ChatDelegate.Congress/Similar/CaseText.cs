using ChatDelegate.Drafting.Extracting;

namespace ChatDelegate.Congress.Similar;

/// <summary>The words that a case is compared by: its title on the first line, then the rest, in normal form and without personal data.</summary>
internal sealed record CaseText(string Value)
{
    private const int Longest = 4000;

    public ReadOnlySpan<char> Title => Value.AsSpan(0, Value.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : Value.Length);

    public static CaseText Of(string title, params IEnumerable<string> rest)
    {
        var text = string.Join('\n', rest.Prepend(title.ReplaceLineEndings(" ")));
        return new CaseText(PersonalText.Without(text.Length > Longest ? text[..Longest] : text));
    }

    /// <summary>How often each gram occurs; those of the title count twice, since it says what the case is about.</summary>
    public IReadOnlyDictionary<int, int> Grams() => Drafting.Text.Grams.Count(Value, Title);

    /// <summary>
    /// What the database finds it by, the same on both: pairs of neighbouring characters where the script has no spaces, whole words and
    /// numbers elsewhere. Each once.
    /// </summary>
    public IReadOnlyList<string> Tokens() => [.. Split().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private IEnumerable<string> Split()
    {
        for (var i = 0; i < Value.Length;)
        {
            if (char.IsAsciiLetterOrDigit(Value[i]))
            {
                var from = i;
                while (i < Value.Length && char.IsAsciiLetterOrDigit(Value[i]))
                {
                    i++;
                }

                yield return Value[from..i];
                continue;
            }

            if (i + 1 < Value.Length && IsHan(Value[i]) && IsHan(Value[i + 1]))
            {
                yield return Value.Substring(i, 2);
            }

            i++;
        }
    }

    /// <summary>Only what both databases leave alone: no marks, no halves of characters.</summary>
    private static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF');
}
