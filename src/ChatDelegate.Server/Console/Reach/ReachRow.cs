namespace ChatDelegate.Server.Console.Reach;

/// <summary>Somebody whom news does not reach where it should.</summary>
/// <param name="Channel">Where not; null for somebody who has never been heard from.</param>
/// <param name="Elsewhere">They have a web chat or another conversation where news waits for them.</param>
/// <param name="Waiting">News not yet said anywhere.</param>
public sealed record ReachRow(Guid PersonId, string? Number, string Name, string? Group, string? Channel, ReachReason Reason, DateTimeOffset? Since, bool Elsewhere, int Waiting);

internal sealed record ReachRows(IReadOnlyList<ReachRow> Rows, int Total);
