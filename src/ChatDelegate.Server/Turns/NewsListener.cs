using ChatDelegate.Congress.Data;
using Npgsql;

namespace ChatDelegate.Server.Turns;

/// <summary>Hears on PostgreSQL what other instances announce.</summary>
internal sealed class NewsListener(DatabaseConnections connections, ConversationNews news, TimeProvider time, ILogger<NewsListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = (NpgsqlConnection)await connections.OpenAsync(stoppingToken);
                connection.Notification += (_, heard) => news.Hear(heard.Payload);
                await using var listen = new NpgsqlCommand($"listen {ConversationNews.PostgresChannel}", connection);
                await listen.ExecuteNonQueryAsync(stoppingToken);
                news.RingAll();
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (RecordUnavailable.Says(failure))
            {
                TurnLog.NewsLost(logger, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
