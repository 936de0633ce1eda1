namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>A part of a number that must be reached, or exceeded when <paramref name="Strict"/>: 过半数 is strict 1/2, 三分之二以上 is not strict 2/3.</summary>
/// <param name="Numerator">0 for no demand but a single vote.</param>
public readonly record struct Share(int Numerator, int Denominator, bool Strict)
{
    public bool IsSound => Denominator is >= 1 and <= 1000 && Numerator >= 0 && (Strict ? Numerator < Denominator : Numerator <= Denominator);

    /// <summary>The least whole number that meets it; never 0, since nothing passes without a vote.</summary>
    public int Needed(int of)
    {
        var product = (long)of * Numerator;
        var least = Strict ? (product / Denominator) + 1 : (product + Denominator - 1) / Denominator;
        return (int)Math.Max(1, least);
    }

    public bool IsMet(int part, int of) => part >= Needed(of);
}
