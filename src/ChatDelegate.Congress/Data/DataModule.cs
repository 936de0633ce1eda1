using ChatDelegate.Congress.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Congress.Data;

/// <summary>The record: database, keys, audit chain.</summary>
public static class DataModule
{
    public static IServiceCollection AddRecord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.IsSqlite || !string.IsNullOrWhiteSpace(options.ConnectionString), "Database:ConnectionString is required when Database:Provider is 'postgres'.")
            .ValidateOnStart();
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyRing>().AddSingleton<SecretBox>().AddSingleton<AuditChain>().AddSingleton<RecordSignals>().AddSingleton<DatabaseConnections>();
        services.AddDbContextFactory<CongressDb>((provider, builder) => provider.GetRequiredService<DatabaseConnections>().Configure(builder));
        services.AddScoped<AuditVerification>().AddSingleton<DatabaseSetup>();
        var provider = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (provider.IsSqlite)
        {
            services.AddSingleton<SqliteRecordStore>();
            services.AddSingleton<IRecordStore>(all => all.GetRequiredService<SqliteRecordStore>());
            services.AddSingleton<IHostedService>(all => all.GetRequiredService<SqliteRecordStore>());
        }
        else
        {
            services.AddSingleton<IRecordStore, PostgresRecordStore>();
        }

        return services;
    }
}
