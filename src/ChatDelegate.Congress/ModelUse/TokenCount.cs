namespace ChatDelegate.Congress.ModelUse;

/// <summary>
/// How many tokens a text is, where the server does not say: rather too many than too few. A Chinese character is one at
/// most with today's models, other letters come four to a token.
/// </summary>
internal static class TokenCount
{
    private const int LettersToAToken = 4;
    private const char FirstOfEast = '⺀';

    public static int Of(string text)
    {
        var east = text.Count(letter => letter >= FirstOfEast);
        return east + (text.Length - east + LettersToAToken - 1) / LettersToAToken;
    }
}
