using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Channels.Connector;

/// <summary>One call to be made.</summary>
/// <param name="Path">Below the service address, escaped.</param>
/// <param name="Permit">A place within the limits that was taken beforehand.</param>
internal sealed record ConnectorCall(
    HttpMethod Method, string? ServiceUrl, string Path, ReadOnlyMemory<byte>? Body, BudgetKey Budget, SendPermit? Permit = null)
{
    public bool IsRead => Method == HttpMethod.Get;
}

/// <summary>What came of it: the reply too, where there was one.</summary>
internal readonly record struct ConnectorOutcome(ConnectorResult Result, ConnectorReply? Reply = null);
