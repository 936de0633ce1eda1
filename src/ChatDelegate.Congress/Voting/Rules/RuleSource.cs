namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>Where a rule comes from.</summary>
/// <param name="Document">Name and article, such as 《…票决办法》第八条; empty when none is known.</param>
/// <param name="Confirmed">Whether this congress has confirmed it; otherwise it is shown as 示例/待本级人大确认.</param>
public sealed record RuleSource(string Document, bool Confirmed);
