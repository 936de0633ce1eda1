using System.Diagnostics.CodeAnalysis;

namespace ChatDelegate.Channels.Connector;

/// <summary>What was asked for, or why it is not there.</summary>
public sealed record ConnectorReading<T>
    where T : class
{
    private ConnectorReading(T? value, ConnectorResult? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    /// <summary>Any result but <see cref="ConnectorResult.Sent"/>.</summary>
    public ConnectorResult? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    internal static ConnectorReading<T> Of(T value) => new(value, null);

    internal static ConnectorReading<T> Without(ConnectorResult problem) => new(null, problem);
}
