namespace ChatDelegate.Congress.Results.Report;

/// <summary>A finished record of a vote as lists show it: all but its content and its files.</summary>
/// <param name="ContentHash">SHA-256 of the content; printed in the document.</param>
public sealed record ReportHead(int Edition, string ContentHash, ReportFile Zh, ReportFile En, DateTimeOffset MadeAt, Guid MadeBy)
{
    public ReportFile FileIn(string locale) => locale == Commands.Locales.Default ? Zh : En;
}

/// <param name="Bytes">How long it is.</param>
/// <param name="Hash">SHA-256 of the file as it is handed out.</param>
public sealed record ReportFile(int Bytes, string Hash);
