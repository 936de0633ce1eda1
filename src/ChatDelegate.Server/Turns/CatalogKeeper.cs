using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Holds the dialogs that run now and replaces them all at once. Faulty files change nothing: the faults are kept for the
/// console and the log, and the server goes on with what it had.
/// </summary>
internal sealed class CatalogKeeper : IDisposable
{
    private readonly CommandTable _commands;
    private readonly DefinitionArchive _archive;
    private readonly DialogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogKeeper> _logger;
    private readonly TextCatalog _first;
    private readonly SemaphoreSlim _one = new(1, 1);
    private RunningDialogs _current;
    private IReadOnlyList<DefinitionError> _faults = [];

    /// <exception cref="StartException">There is something wrong in the dialogs: nothing can be said at all.</exception>
    public CatalogKeeper(CommandTable commands, DefinitionArchive archive, IOptions<DialogOptions> options, TimeProvider time, ILogger<CatalogKeeper> logger)
    {
        (_commands, _archive, _options, _time, _logger) = (commands, archive, options.Value, time, logger);
        var (files, unreadable) = Read();
        var load = unreadable ?? Load(files, []);
        var catalog = load.Catalog ?? throw new StartException(
            $"{load.Errors.Count} faults in the dialogs:{Environment.NewLine}{string.Join(Environment.NewLine, load.Errors.Select(error => $"  {error}"))}");
        _first = catalog.Texts;
        _current = new RunningDialogs(catalog, files, [], null, _options, time.GetUtcNow());
    }

    public RunningDialogs Current => Volatile.Read(ref _current);

    /// <summary>What was wrong with the files at the last attempt to load them; none when they are what runs.</summary>
    public IReadOnlyList<DefinitionError> Faults => Volatile.Read(ref _faults);

    /// <summary>For whoever is not in a turn: the texts of the moment.</summary>
    public string Phrase(string locale, string key, params (string Name, object Value)[] values) => Current.Phrases(locale, key, values);

    /// <summary>At start, once the record is there: keeps what runs, and brings back what conversations began with.</summary>
    public async Task OpenArchiveAsync(CancellationToken cancellationToken)
    {
        await _archive.KeepAsync(Current.Definitions, null, Actor.System with { What = "dialogs.start" }, cancellationToken);
        await CatchUpAsync(cancellationToken);
    }

    /// <summary>Says in the archive that this server still runs with its definitions, and lets go of what nobody needs.</summary>
    public async Task TendArchiveAsync(CancellationToken cancellationToken)
    {
        await _archive.KeepAsync(Current.Definitions, null, Actor.System with { What = "dialogs.running" }, cancellationToken);
        var gone = await _archive.PruneAsync(_time.GetUtcNow() - TimeSpan.FromDays(_options.KeepDefinitionsDays), cancellationToken);
        if (gone is null)
        {
            TurnLog.DefinitionsStay(_logger);
        }
        else if (gone > 0)
        {
            TurnLog.DefinitionsPruned(_logger, gone.Value);
        }
    }

    /// <summary>Reads the folder anew.</summary>
    /// <param name="by">Who asked for it; null when the files changed.</param>
    /// <returns>True when the files are what runs now.</returns>
    public async Task<bool> ReloadAsync(Actor? by, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var (files, unreadable) = Read();
            if (by is null && unreadable is null && Faults.Count == 0 && files.SequenceEqual(Current.Files))
            {
                return true;
            }

            var archived = Files(await _archive.ReadAsync(cancellationToken));
            var load = unreadable ?? Load(files, archived);
            Volatile.Write(ref _faults, load.Errors);
            var fresh = files.Except(Current.Files).ToList();
            var changed = load.Catalog is not null && (fresh.Count > 0 || files.Count != Current.Files.Count);
            if (load.Catalog is null)
            {
                load.Errors.ToList().ForEach(error => TurnLog.DialogFault(_logger, error.File, error.Line, error.Message));
            }

            if (changed || by is not null)
            {
                await TraceAsync(load, fresh, files, by, cancellationToken);
            }

            if (changed && load.Catalog is { } catalog)
            {
                // Only now: a conversation must not begin with what is not in the archive yet.
                Volatile.Write(ref _current, new RunningDialogs(catalog, files, archived, _first, _options, _time.GetUtcNow()));
                TurnLog.DialogsReloaded(_logger, fresh.Count);
            }

            return load.Catalog is not null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Takes in what other instances have put into the archive; the files stay as they were read last. A turn may wait for
    /// this, so it waits for nothing that waits for turns: no lock, and no writing.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        RunningDialogs before;
        RunningDialogs after;
        do
        {
            before = Current;
            var archive = await _archive.ReadAsync(cancellationToken);
            if (archive.All(definition => before.Knows(definition.Dialog, definition.Version, definition.Hash)))
            {
                return;
            }

            var archived = Files(archive);
            after = Load(before.Files, archived).Catalog is { } catalog
                ? new RunningDialogs(catalog, before.Files, archived, _first, _options, before.Since)
                : before;
        }
        while (Interlocked.CompareExchange(ref _current, after, before) != before);
    }

    public void Dispose() => _one.Dispose();

    private Task TraceAsync(DialogLoad load, IReadOnlyList<DefinitionFile> fresh, IReadOnlyList<DefinitionFile> files, Actor? by, CancellationToken cancellationToken)
    {
        var heads = load.Catalog is null ? [] : files.Select(DefinitionHead.Of).OfType<DefinitionHead>().ToList();
        var now = _time.GetUtcNow();
        var trace = new DialogReload
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            By = by?.Id,
            Definitions = string.Join('\n', heads.Where(head => fresh.Contains(head.File))),
            Faults = load.Errors.Count,
        };
        return _archive.KeepAsync(heads, trace, by ?? Actor.System with { What = "dialogs.reload" }, cancellationToken);
    }

    private static IReadOnlyList<DefinitionFile> Files(IEnumerable<ArchivedDefinition> archive) =>
        [.. archive.Select(definition => new DefinitionFile(definition.File, definition.Content))];

    private (IReadOnlyList<DefinitionFile> Files, DialogLoad? Unreadable) Read()
    {
        try
        {
            return (DefinitionFile.ReadFolder(_options.Folder), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], new DialogLoad(null, [new DefinitionError(_options.Folder, 1, $"{failure.Message} Copy dialogs/ beside the program, or say where they are with Dialogs:Path.")]));
        }
    }

    private DialogLoad Load(IReadOnlyList<DefinitionFile> files, IReadOnlyList<DefinitionFile> archived) =>
        DialogCatalog.Load(files, _commands.Specs, _commands.Sources, archived);
}
