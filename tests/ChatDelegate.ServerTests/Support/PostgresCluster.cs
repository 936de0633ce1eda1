using Npgsql;

namespace ChatDelegate.ServerTests.Support;

/// <summary>The PostgreSQL server that tests/run starts; each server under test has a database of its own on it.</summary>
public static class PostgresCluster
{
    public const string Variable = "CHATDELEGATE_TEST_POSTGRES";

    /// <summary>Why tests on PostgreSQL are skipped; null when they are not.</summary>
    public static string? Missing { get; } = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
        ? $"No PostgreSQL server: {Variable} is not set. tests/run starts one."
        : null;

    /// <param name="like">The database to copy, which nobody may be connected to; null for an empty one.</param>
    public static async Task<string> CreateDatabaseAsync(string? like = null)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}" + (like is null ? string.Empty : $" template {new NpgsqlConnectionStringBuilder(like).Database}"));
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 60 }.ConnectionString;
    }

    /// <summary>Ends every connection to it, those that a pool keeps as well.</summary>
    public static Task DisconnectAsync(string connectionString) =>
        ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'");

    public static Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    private static string Server => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException(Missing);

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
