namespace ChatDelegate.Congress.Data;

/// <summary>Why the program cannot start, in one sentence for whoever started it, with the cure.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
