using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.MappingWriter;

/// <summary>Run by a build, of the project that the code is for: writes how entities are mapped to each database, as code.</summary>
internal static class WriteMapping
{
    /// <param name="args">A folder, and the namespace of what is written into it.</param>
    public static async Task Main(string[] args)
    {
        await WriteAsync(args, "Sqlite", new() { ["Database:Provider"] = "sqlite" });
        await WriteAsync(args, "Postgres", new() { ["Database:Provider"] = "postgres", ["Database:ConnectionString"] = "Host=never-connected-to" });
    }

    private static async Task WriteAsync(string[] args, string name, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddRecord(configuration).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync();
        CodeFolder.Hold(Path.Combine(args[0], name), MappingCode.Of(db, $"{args[1]}.{name}"));
    }
}
