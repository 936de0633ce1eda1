using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>What a channel's connector took from the bot.</summary>
/// <param name="IsUpdate">It changed an earlier message in place.</param>
/// <param name="Life">Which start of the server sent it.</param>
internal sealed record Arrival(string Conversation, bool IsUpdate, ChatActivity Activity, int Life);
