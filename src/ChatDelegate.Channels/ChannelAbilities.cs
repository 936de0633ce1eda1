using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Channels;

/// <summary>What a channel can show and do.</summary>
/// <param name="Cards">How cards are drawn for it.</param>
/// <param name="Updates">What was said can be replaced in place.</param>
/// <param name="IsFeed">
/// Its clients read the transcript by themselves, and an entry with an earlier id replaces that one: nothing is ever sent to it.
/// </param>
public sealed record ChannelAbilities(CardTarget Cards, bool Updates, bool IsFeed = false);
