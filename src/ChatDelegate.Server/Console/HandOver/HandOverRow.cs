using ChatDelegate.Congress.HandOver;

namespace ChatDelegate.Server.Console.HandOver;

/// <summary>A line of the queue.</summary>
/// <param name="Dialog">What they were doing.</param>
/// <param name="Since">Since when it is in its state.</param>
/// <param name="Last">What was said last, by whomever.</param>
public sealed record HandOverRow(
    Guid Id, string Number, Guid PersonId, string Person, string? Group, string? Dialog, HandOverState State, DateTimeOffset At, DateTimeOffset Since, string? Last);

internal sealed record HandOverRows(IReadOnlyList<HandOverRow> Rows, int Total);
