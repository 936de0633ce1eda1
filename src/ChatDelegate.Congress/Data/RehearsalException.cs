namespace ChatDelegate.Congress.Data;

/// <summary>A rehearsal asked for what only work in earnest is given; it ends, and the work runs in earnest.</summary>
internal sealed class RehearsalException() : InvalidOperationException("A rehearsal reads and puts down what it would write; this work needs the record itself.");
