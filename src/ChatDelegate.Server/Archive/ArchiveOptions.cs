using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Server.Archive;

/// <summary>How long the database keeps what was said: section <c>Archive</c>.</summary>
public sealed class ArchiveOptions
{
    public const string Section = "Archive";

    /// <summary>Transcript entries older than this move to archive files; 0 for never.</summary>
    [Range(0, 36_500)]
    public int TranscriptDays { get; set; } = 180;

    /// <summary>The end of each conversation that stays, however old: no less than a web chat shows when it opens anew.</summary>
    [Range(200, 100_000)]
    public int KeepEntries { get; set; } = 200;

    /// <summary>How long a message that comes a second time is known for what it is; channels send again for minutes, a phone may after days. 0 for ever.</summary>
    [Range(0, 36_500)]
    public int ReceiptDays { get; set; } = 30;

    /// <summary>Most rows that one transaction removes; turns wait no longer than that takes.</summary>
    [Range(1, 10_000)]
    public int Piece { get; set; } = 100;

    /// <summary>How often what has become old is looked for; the first time is the start.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>A message that comes again is answered from its first entry, so that may not leave while its receipt is kept.</summary>
    internal bool EntriesOutliveReceipts => TranscriptDays == 0 || TranscriptDays > ReceiptDays;
}
