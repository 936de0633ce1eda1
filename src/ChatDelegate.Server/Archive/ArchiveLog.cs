namespace ChatDelegate.Server.Archive;

internal static partial class ArchiveLog
{
    [LoggerMessage(4001, LogLevel.Information, "{Entries} old transcript entries were archived in {File}")]
    public static partial void Archived(ILogger logger, int entries, string file);

    [LoggerMessage(4002, LogLevel.Information, "{Count} old receipts were let go")]
    public static partial void ReceiptsSwept(ILogger logger, int count);

    [LoggerMessage(4003, LogLevel.Error, "What is old could not be archived; tried again later, and until then it stays where it is")]
    public static partial void Failed(ILogger logger, Exception failure);

    [LoggerMessage(4004, LogLevel.Error, "The archive file {File} is on record but gone or damaged. Put it back from a backup: its entries may not leave the database, and nothing more is archived, until 'archive verify' finds it whole")]
    public static partial void Damaged(ILogger logger, string file);

    [LoggerMessage(4005, LogLevel.Warning, "The archive file {File} is not on record and holds entries that the database does not have; it is left alone")]
    public static partial void Stray(ILogger logger, string file);

    [LoggerMessage(4006, LogLevel.Warning, "Another instance has archived meanwhile; {File} is thrown away")]
    public static partial void Overtaken(ILogger logger, string file);
}
