using System.Buffers;
using System.Globalization;
using System.Text;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Archive;
using ChatDelegate.Server.Console.HandOver;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Lists and checks archive files and prints conversations that reach into them. Code 2 when a file is not what the record says.</summary>
internal static class ReadArchive
{
    private const int Broken = 2;

    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        return args switch
        {
            ["list", ..] => await ListAsync(app.Services, cancellationToken),
            ["verify", ..] => await VerifyAsync(app.Services, cancellationToken),
            ["show", var conversation, .. var rest] when !conversation.StartsWith('-') => await ShowAsync(app.Services, conversation, rest.Contains("--json"), cancellationToken),
            _ => throw new StartException("Say what: archive list, archive verify, or archive show CONVERSATION [--json]"),
        };
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var all = await services.GetRequiredService<ArchiveRecords>().AllAsync(cancellationToken);
        foreach (var archive in all)
        {
            await SayAsync(
                $"{archive.File}  {archive.FirstAt:yyyy-MM-dd} to {archive.LastAt:yyyy-MM-dd}, {archive.Entries} entries of {archive.Conversations} conversations, {archive.Bytes / 1024} KB, sha256 {archive.Sha256}{(archive.ClearedAt is null ? ", still leaving the database" : "")}",
                cancellationToken);
        }

        await SayAsync($"{all.Count} files, {all.Sum(archive => archive.Entries)} entries", cancellationToken);
        return 0;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (all, reader) = (await services.GetRequiredService<ArchiveRecords>().AllAsync(cancellationToken), services.GetRequiredService<ArchiveReader>());
        var faults = 0;
        foreach (var archive in all)
        {
            if (await reader.FaultOfAsync(archive, cancellationToken) is { } fault)
            {
                faults++;
                await SayAsync($"{fault}", cancellationToken);
            }
        }

        await SayAsync($"{(faults == 0 ? "All as recorded" : $"{faults} damaged")}: {all.Count} files, {all.Sum(archive => archive.Entries)} entries", cancellationToken);
        return faults == 0 ? 0 : Broken;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, string conversation, bool asKept, CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(services, conversation, cancellationToken);
        IReadOnlyList<TranscriptEntry> entries;
        try
        {
            entries = await services.GetRequiredService<ArchiveReader>().ReadAsync(id, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            throw new StartException($"{damaged.Message} Put it back from a backup; 'archive verify' tells which files are affected.", damaged);
        }

        foreach (var entry in entries)
        {
            await SayAsync($"{(asKept ? LineOf(entry) : Told(entry))}", cancellationToken);
        }

        return 0;
    }

    private static async Task<Guid> IdOfAsync(IServiceProvider services, string conversation, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(conversation, out var id))
        {
            return id;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Conversation>().Where(row => row.ExternalId == conversation).Select(row => new { row.Id, row.Channel }).ToListAsync(cancellationToken);
        return found is [var only] ? only.Id : throw new StartException(found.Count == 0
            ? $"There is no conversation '{conversation}'."
            : $"Several channels have a conversation '{conversation}': say which one by its id, {string.Join(", ", found.Select(row => $"{row.Id} ({row.Channel})"))}.");
    }

    private static string LineOf(TranscriptEntry entry)
    {
        var line = new ArrayBufferWriter<byte>();
        ArchivedEntry.Write(line, entry);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    /// <summary>As <c>dialogs simulate</c> tells a talk: what the person said stands behind a <c>&gt;</c>.</summary>
    private static string Told(TranscriptEntry entry)
    {
        var line = TranscriptLine.Of(entry);
        var words = line.Words ?? (line.Files > 0 ? string.Create(CultureInfo.InvariantCulture, $"[{line.Files} files]") : "[button]");
        return string.Create(CultureInfo.InvariantCulture, $"{entry.Seq,6}  {entry.At:yyyy-MM-dd HH:mm:ss}Z  {(entry.FromPerson ? "> " : "  ")}{words.ReplaceLineEndings(" / ")}");
    }

    private static Task SayAsync(FormattableString line, CancellationToken cancellationToken) =>
        System.Console.Out.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
}
