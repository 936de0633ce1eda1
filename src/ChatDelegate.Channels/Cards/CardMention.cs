namespace ChatDelegate.Channels.Cards;

/// <summary>Somebody whom Teams tells that they were named.</summary>
/// <param name="Id">Their id in the channel, <c>29:…</c>, or in Entra.</param>
public sealed record CardMention(string Id, string Name);
