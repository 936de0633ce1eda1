using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Similar;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Similar;

/// <summary>A record on one of the two databases with the real store and the real index, and nothing else of the server.</summary>
internal sealed class SimilarHouse : IAsyncDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ServerPlace _place;
    private readonly OwnRecord _record;
    private int _count;

    private SimilarHouse(ServerPlace place, OwnRecord record)
    {
        _place = place;
        _record = record;
    }

    public static Guid Here { get; } = Id(1);

    public static Guid Elsewhere { get; } = Id(2);

    public static Guid Fang { get; } = Id(3);

    public static Guid Li { get; } = Id(4);

    public ServerPlace Place => _place;

    public SimilarRebuild Rebuild => _record.Services.GetRequiredService<SimilarRebuild>();

    private IRecordStore Store => _record.Services.GetRequiredService<IRecordStore>();

    public static async Task<SimilarHouse> OpenAsync(Database database)
    {
        var place = await EmptyRecord.CopyAsync(database);
        var record = await OwnRecord.OpenAsync(place, (services, _) =>
        {
            services.AddSimilar();
            services.Remove(services.Single(service => service.ImplementationType == typeof(SimilarUpkeep)));
            services.Remove(services.Single(service => service.ImplementationType == typeof(SimilarIntake)));
        });
        return new SimilarHouse(place, record);
    }

    public Task WriteAsync(Action<CongressDb> work) => Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        work(session.Db);
        return Task.FromResult(0);
    }, CancellationToken.None);

    public async Task<Opinion> ReportAsync(string matter, string text, Guid? body = null)
    {
        var opinion = await ReportUnseenAsync(matter, text, body);
        await TakeAsync();
        return opinion;
    }

    /// <summary>The step that takes into the index what was reported.</summary>
    public Task<int> TakeAsync() => ActivatorUtilities.CreateInstance<SimilarIntake>(_record.Services).TakeAsync(CancellationToken.None);

    public async Task<Opinion> ReportUnseenAsync(string matter, string text, Guid? body = null)
    {
        var n = ++_count;
        var opinion = Opinion.Report(new OpinionReport(Fang, body ?? Here, string.Empty, matter, text, [], $"key {n}"), null, 2026, n, At.AddMinutes(n));
        await WriteAsync(db => db.Add(opinion));
        return opinion;
    }

    public async Task<Suggestion> DraftAsync(Guid author, string title, string problem, Guid? body = null)
    {
        var n = ++_count;
        var suggestion = Suggestion.Start(author, body ?? Here, null, n, null, At.AddMinutes(n));
        await WriteAsync(db => db.AddRange(suggestion, suggestion.Revise(TextOf(title, problem), new Authorship(Writer.Delegate, author), At)));
        return suggestion;
    }

    public Task SubmitAsync(Suggestion suggestion) => ChangeAsync(suggestion, found => found.Submit(2026, ++_count, At));

    public Task ReviseAsync(Suggestion suggestion, string title, string problem) => WriteInAsync(suggestion, (db, found) =>
        db.Add(found.Revise(TextOf(title, problem), new Authorship(Writer.Delegate, found.AuthorId), At)));

    public Task ChangeAsync(Suggestion suggestion, Action<Suggestion> verb) => WriteInAsync(suggestion, (_, found) => verb(found));

    public Task RemoveAsync(Opinion opinion) => WriteAsync(db => db.Remove(opinion));

    /// <summary>What somebody finds who asks for cases like a text; another's view of the same record differs.</summary>
    public async Task<IReadOnlyList<SimilarCase>> FindAsync(SimilarReader reader, string title, string text, Guid? body = null)
    {
        await using var db = await _record.ContextAsync();
        var asked = Opinion.Report(new OpinionReport(Id(9), body ?? Here, string.Empty, title, text, [], "asked"), null, 2026, 0, At);
        return await _record.Services.GetRequiredService<SimilarCases>().ToOpinionAsync(db, asked, reader, CancellationToken.None);
    }

    public Task LookAsync() => ActivatorUtilities.CreateInstance<SimilarUpkeep>(_record.Services).LookAsync(CancellationToken.None);

    public async Task<IReadOnlyList<string>> IndexedTextsAsync()
    {
        await using var db = await _record.ContextAsync();
        return await db.Set<SimilarEntry>().OrderBy(entry => entry.Id).Select(entry => entry.Text).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _record.DisposeAsync();
        await _place.DisposeAsync();
    }

    private async Task WriteInAsync(Suggestion suggestion, Action<CongressDb, Suggestion> work) => await Store.WriteAsync(null, Actor.System, async (session, cancel) =>
    {
        work(session.Db, await session.Db.Set<Suggestion>().SingleAsync(found => found.Id == suggestion.Id, cancel));
        return 0;
    }, CancellationToken.None);

    private static SuggestionText TextOf(string title, string problem) => new(
        title, "城建环保", ["住建局"], [new WrittenSentence(Section.Problem, problem, [], SentenceKind.Own, Writer.Delegate)], []);

    private static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");
}
