using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels;

/// <summary>Every line a server logs.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Category, string Text)> Lines { get; } = new();

    /// <summary>What the product itself says, and what alarms anybody.</summary>
    public IEnumerable<string> Loud => Lines
        .Where(line => line.Level >= LogLevel.Warning || (line.Level > LogLevel.Debug && line.Category.StartsWith("ChatDelegate", StringComparison.Ordinal)))
        .Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CollectedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Lines.Enqueue((logLevel, category, formatter(state, exception) + exception));
    }
}
