namespace ChatDelegate.Drafting.Models;

/// <summary>Who is asked when the first server does not answer: section <c>Drafting:Fallback</c>. What is not set is as in <c>Drafting</c>.</summary>
public sealed class FallbackOptions
{
    public string? Provider { get; set; }

    public Uri? Endpoint { get; set; }

    public string? Model { get; set; }

    public string? ApiKey { get; set; }

    internal bool IsSet => Endpoint is not null || Model is not null;
}
