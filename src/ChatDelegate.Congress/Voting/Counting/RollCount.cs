namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>What the roll says, as it was frozen at closing.</summary>
/// <param name="Entitled">应投: all on the roll.</param>
/// <param name="Present">实到: those admitted; where nobody needs to be, those who voted.</param>
/// <param name="Cast">已投, on paper too.</param>
/// <param name="Paper">Of these on paper.</param>
public sealed record RollCount(int Entitled, int Present, int Cast, int Paper)
{
    /// <summary>未投: a state of its own, which no mark stands for.</summary>
    public int NotCast => Entitled - Cast;
}
