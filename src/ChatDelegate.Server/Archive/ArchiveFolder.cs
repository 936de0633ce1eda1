using System.Globalization;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Archive;

/// <summary>Where archive files lie: <c>archive/2026/2026-11-28-ID.jsonl.gz</c> in the data folder, by the day on which they were written.</summary>
internal sealed class ArchiveFolder(IOptions<DataOptions> data)
{
    private const string Ending = ".jsonl.gz";
    private const string Unfinished = ".part";

    private string Root => data.Value.Archive;

    public string PathOf(string file) => Path.Combine([Root, .. file.Split('/')]);

    public static string NameOf(Guid id, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy}/{at:yyyy-MM-dd}-{id:N}{Ending}");

    /// <summary>Where a file is written until it is whole.</summary>
    public string DraftOf(string file)
    {
        var draft = PathOf(file) + Unfinished;
        Directory.CreateDirectory(Path.GetDirectoryName(draft) ?? Root);
        return draft;
    }

    /// <summary>Gives a whole draft its name, durably.</summary>
    public void Finish(string file)
    {
        var path = PathOf(file);
        File.Move(path + Unfinished, path);
        // Once more after it was named: on the file systems of our day that brings the name to the disk, too.
        using var named = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        named.Flush(flushToDisk: true);
    }

    /// <summary>Whole files, as the record would call them.</summary>
    public IReadOnlyList<string> Files() => [.. All("*" + Ending).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Whether the file is there, and byte for byte what was put on record.</summary>
    public async Task<bool> IsWholeAsync(TranscriptArchive archive, CancellationToken cancellationToken) =>
        File.Exists(PathOf(archive.File)) && await ArchiveFile.HashAsync(PathOf(archive.File), cancellationToken) == archive.Sha256;

    public void DeleteDrafts() => All("*" + Unfinished).ForEach(File.Delete);

    public void Delete(string file) => File.Delete(PathOf(file));

    private List<string> All(string pattern) => Directory.Exists(Root) ? [.. Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)] : [];
}
