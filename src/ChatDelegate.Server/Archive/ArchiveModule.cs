namespace ChatDelegate.Server.Archive;

/// <summary>What is old leaves the database: transcripts for archive files (对话归档), receipts for good.</summary>
internal static class ArchiveModule
{
    public static IServiceCollection AddArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ArchiveOptions>().Bind(configuration.GetSection(ArchiveOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.EntriesOutliveReceipts, "Archive:TranscriptDays must be 0 or more than Archive:ReceiptDays.")
            .ValidateOnStart();
        services.AddSingleton<ArchiveFolder>().AddSingleton<ArchiveLock>().AddSingleton<ArchiveReader>();
        services.AddSingleton<OldEntries>().AddSingleton<ArchiveRecords>().AddSingleton<TranscriptArchivist>().AddSingleton<ReceiptSweep>();
        services.AddHostedService<ArchiveRunner>();
        return services;
    }
}
