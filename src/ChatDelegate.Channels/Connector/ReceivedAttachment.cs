namespace ChatDelegate.Channels.Connector;

/// <summary>A file that was written to where the caller wanted it.</summary>
/// <param name="ContentType">As its server says; a guess, like the name.</param>
public sealed record ReceivedAttachment(string? Name, string? ContentType, long Length);
