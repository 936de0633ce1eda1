using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Numbers in English words: three hundred and twenty, two and a half, 1.2 million. Reads all words or nothing.</summary>
internal static class EnglishNumerals
{
    private static readonly FrozenDictionary<string, int> Values = new Dictionary<string, int>
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary();

    private static readonly string[] NoUnits = ["hundreds", "thousands", "millions", "dozens", "tens", "halves", "less"];

    public static decimal? Read(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return null;
        }

        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var count = words.Length > 1 && IsUnit(words[^1]) ? words.Length - 1 : words.Length;
        return Sum(words.AsSpan(0, count));
    }

    /// <summary>True for a word that can be counted: people, lamps; never for a number word.</summary>
    public static bool IsUnit(string word) =>
        word is "people" or "yuan" or "rmb" or "km" or "kg" or "hour" or "day" or "person" or "household" or "year"
        || (word.Length >= 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.All(char.IsAsciiLetterLower) && !NoUnits.Contains(word));

    private static decimal? Sum(ReadOnlySpan<string> words)
    {
        decimal total = 0, section = 0, room = decimal.MaxValue;
        for (var i = 0; i < words.Length; i++)
        {
            if (Tail(words[i..]) is { } tail)
            {
                return i == 0 && words[i] is "and" ? null : total + section + tail;
            }

            if (Values.TryGetValue(words[i], out var value) || (i == 0 && words[i] == "a" && words.Length > 1 && (value = 1) == 1))
            {
                // twenty five adds up, twenty thirty does not.
                if (value >= room || (value == 0 && words.Length > 1))
                {
                    return null;
                }

                (section, room) = (section + value, value >= 20 ? 10 : 0);
            }
            else if (Numerals.Read(words[i]) is { } figure && i == 0 && words.Length > 1)
            {
                (section, room) = (figure, 0);
            }
            else if (!Scale(words[i], i == words.Length - 1, ref total, ref section, ref room))
            {
                return null;
            }
        }

        return words.Length > 0 ? total + section : null;
    }

    private static bool Scale(string word, bool isLast, ref decimal total, ref decimal section, ref decimal room)
    {
        switch (word)
        {
            case "hundred" when section < 100 && (section > 0 || total == 0):
                (section, room) = (Math.Max(section, 1) * 100, 100);
                return true;
            case "thousand" or "million" when section > 0:
                (total, section, room) = (total + (section * (word == "thousand" ? 1_000 : 1_000_000)), 0, 1_000);
                return section < 1_000_000_000;
            case "dozen" when section is > 0 and < 100 && isLast:
                section *= 12;
                return true;
            case "and" when room >= 100 && room < decimal.MaxValue && !isLast:
                return true;
            default:
                return false;
        }
    }

    // "half", "and a half", "point five"
    private static decimal? Tail(ReadOnlySpan<string> words)
    {
        if (words is ["half"] or ["a", "half"] or ["and", "a", "half"])
        {
            return 0.5m;
        }

        if (words is not ["point", _, ..])
        {
            return null;
        }

        var (sum, place) = (0m, 0.1m);
        foreach (var word in words[1..])
        {
            if (!Values.TryGetValue(word, out var digit) || digit > 9 || place < 0.000001m)
            {
                return null;
            }

            sum += digit * place;
            place /= 10;
        }

        return sum;
    }
}
