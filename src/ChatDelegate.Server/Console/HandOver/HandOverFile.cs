using ChatDelegate.Congress.HandOver;

namespace ChatDelegate.Server.Console.HandOver;

/// <summary>Everything staff see of one request.</summary>
/// <param name="Dialog">What they were doing when they asked.</param>
/// <param name="Transcript">The end of the conversation, oldest first.</param>
public sealed record HandOverFile(
    HandOverRequest Request, string Person, string? Group, string? Dialog, IReadOnlyList<HandOverLine> Messages, IReadOnlyList<TranscriptLine> Transcript);

/// <summary>A message of the request.</summary>
public sealed record HandOverLine(string By, bool FromStaff, string Text, DateTimeOffset At);
