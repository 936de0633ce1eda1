namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>One message as a page shows it.</summary>
/// <param name="Id">The server's; null for what a person said and the page has not got back.</param>
/// <param name="IsMine">Said by the person.</param>
/// <param name="Status">Web Chat's: <c>sending</c>, <c>send failed</c> or <c>sent</c>.</param>
/// <param name="Files">How many came with it.</param>
internal sealed record Shown(string? Id, string? Text, bool IsMine, string? Status, int Files);
