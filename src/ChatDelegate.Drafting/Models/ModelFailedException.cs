namespace ChatDelegate.Drafting.Models;

/// <summary>
/// The one way in which a call to a model fails, whatever the cause: network, model, schema, budget. The message is a sentence for
/// the administrator; it never holds a key, what was asked, or what was answered.
/// </summary>
public sealed class ModelFailedException(ModelFailure reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public ModelFailure Reason { get; } = reason;

    /// <summary>Whether the same request may well succeed a little later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
