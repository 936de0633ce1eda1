namespace ChatDelegate.Congress.Data;

/// <summary>A row that work in its turn had read was written by somebody who did not wait for theirs. A fault of ours.</summary>
public sealed class StaleException() : InvalidOperationException("What this work has read was changed out of turn.");
