namespace ChatDelegate.Drafting.Assist;

/// <summary>On whose account a model is asked, for limits and the ledger; opaque ids.</summary>
public sealed record Asker(string? Person, string? Job);
