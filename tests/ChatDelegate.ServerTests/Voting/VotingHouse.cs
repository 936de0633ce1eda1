using System.Collections.Concurrent;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Results;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>A small congress on a real database, with the schema that migrations make: two groups of five delegates, two clerks, four projects.</summary>
internal sealed class VotingHouse : IAsyncDisposable
{
    public const int PerGroup = 5;

    public static readonly DateTimeOffset VoteDay = new(2026, 12, 18, 1, 0, 0, TimeSpan.Zero);

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly OriginalPlace Furnished = new(FurnishAsync);
    private readonly OwnRecord _record;
    private readonly ServerPlace _place;
    private readonly bool _ownsPlace;

    private VotingHouse(ServerPlace place, OwnRecord record, TestClock clock, LogLines logs, bool ownsPlace)
    {
        _place = place;
        _record = record;
        _ownsPlace = ownsPlace;
        Clock = clock;
        Logs = logs;
    }

    public static Guid Body { get; } = Id(1);

    public static Guid Elsewhere { get; } = Id(2);

    public static Guid Week { get; } = Id(3);

    public static Participant Clerk { get; } = new(Id(900), "赵明", new HashSet<string>(["staff"]), Body, null);

    public static Participant OtherClerk { get; } = new(Id(901), "钱红", new HashSet<string>(["staff"]), Body, null);

    public static Participant ClerkElsewhere { get; } = new(Id(902), "外地", new HashSet<string>(["staff"]), Elsewhere, null);

    public TestClock Clock { get; }

    public LogLines Logs { get; }

    public ServerPlace Place => _place;

    public static Guid Group(int number) => Id(10 + number);

    /// <summary>Delegates 0 to 4 are in group 1, 5 to 9 in group 2; the first of each is its convenor.</summary>
    public static Guid Person(int number) => Id(100 + number);

    public static Participant Convenor(int group) => new(Person((group - 1) * PerGroup), "召集人", new HashSet<string>(["delegate", "convenor"]), Body, Group(group));

    public T Get<T>()
        where T : notnull => _record.Services.GetRequiredService<T>();

    public Task<CongressDb> ReadAsync() => _record.ContextAsync();

    public static async Task<VotingHouse> OpenAsync(Database database) => await OnAsync(await Furnished.CopyAsync(database), ownsPlace: true);

    /// <summary>Another instance on the same data.</summary>
    public Task<VotingHouse> BesideAsync() => OnAsync(_place, ownsPlace: false);

    public async Task<Guid> PreparedAsync(BallotRules? rules = null)
    {
        List<Guid> projects;
        await using (var db = await ReadAsync())
        {
            projects = await db.Set<CandidateProject>().Select(project => project.Id).ToListAsync();
        }

        var (id, refusal) = await Get<BallotPreparation>().PrepareAsync(Clerk, new NewBallot(Week, "民生实事项目票决", BallotKind.ChooseUpTo, 2, VoteDay, VoteDay.AddHours(8), projects), None);
        refusal.ShouldBeNull();
        if (rules is not null)
        {
            (await Get<BallotPreparation>().SettleAsync(Clerk, id!.Value, rules, None)).ShouldBeNull();
        }

        return id!.Value;
    }

    /// <summary>Names the first three delegates scrutineers and has them get their codes.</summary>
    public async Task<string[]> CodesAsync(Guid ballot)
    {
        (await Get<BallotPreparation>().NameScrutineersAsync(Clerk, ballot, ["1", "2", "3"], None)).ShouldBeNull();
        var codes = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var (code, refusal) = await Get<ScrutineerCodes>().TakeAsync(ballot, Person(i), None);
            refusal.ShouldBeNull();
            codes.Add(code!);
        }

        return [.. codes];
    }

    /// <summary>A ballot that is open in both groups, for which everybody is admitted.</summary>
    public async Task<(Guid Ballot, string[] Codes)> OpenBallotAsync(BallotRules? rules = null)
    {
        var ballot = await PreparedAsync(rules);
        var codes = await CodesAsync(ballot);
        (await Get<BallotOpening>().OpenAsync(Clerk, ballot, None)).ShouldBeNull();
        (await Get<BallotOpening>().OpenAllAsync(Clerk, ballot, null, None)).ShouldBeNull();
        await AdmitAsync(ballot, Enumerable.Range(0, PerGroup * 2));
        return (ballot, codes);
    }

    public Task AdmitAsync(Guid ballot, IEnumerable<int> people) => Get<IRecordStore>().WriteAsync(null, Actor.System, async (session, cancel) =>
    {
        foreach (var person in people)
        {
            (await BallotRoll.AdmitAsync(session, ballot, Person(person), AdmittedHow.CheckIn, null, Clock.GetUtcNow(), cancel)).ShouldBeTrue();
        }

        return 0;
    }, None);

    public Task<(string? Receipt, VotingRefusal? Refusal)> CastAsync(Guid ballot, int person, params int[] chosen) => CastAsync(ballot, Person(person), Chosen(chosen));

    public Task<(string? Receipt, VotingRefusal? Refusal)> CastAsync(Guid ballot, Guid person, Choice choice, string? replaces = null) =>
        Get<CastVote>().RunAsync(ballot, person, choice, replaces, None);

    public async Task<BallotResult> CountedAsync(Guid ballot, string[] codes)
    {
        (await Get<BallotOpening>().CloseAsync(Clerk, ballot, "投票已完成", None)).ShouldBeNull();
        (await Get<BallotCounting>().CountAsync(Clerk, ballot, new ScrutineerEntry(3, codes[2]), new ScrutineerEntry(1, codes[0]), None)).ShouldBeNull();
        return (await BallotAsync(ballot)).Result.ShouldNotBeNull();
    }

    public async Task<Ballot> BallotAsync(Guid ballot)
    {
        await using var db = await ReadAsync();
        return await db.Set<Ballot>().AsNoTracking().SingleAsync(found => found.Id == ballot);
    }

    public async Task<(int Voted, int Boxed)> StandAsync(Guid ballot)
    {
        await using var db = await ReadAsync();
        return (await db.Set<RollEntry>().CountAsync(entry => entry.BallotId == ballot && entry.Voted), await db.Set<BoxedBallot>().CountAsync(boxed => boxed.BallotId == ballot));
    }

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var db = await ReadAsync();
        return (await new AuditVerification(db, Get<AuditChain>()).RunAsync(20, None)).Faults;
    }

    /// <summary>Projects by their place on the ballot, from 0.</summary>
    public static Choice Chosen(params int[] chosen) => Choice.Of(Enumerable.Range(0, 4).Select(i => chosen.Contains(i) ? Mark.Approve : Mark.None));

    public static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");

    public async ValueTask DisposeAsync()
    {
        await _record.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsPlace)
        {
            await _place.DisposeAsync();
        }
    }

    private static async Task<VotingHouse> OnAsync(ServerPlace place, bool ownsPlace)
    {
        var (clock, logs) = (new TestClock(VoteDay.AddHours(1)), new LogLines());
        var record = await OwnRecord.OpenAsync(place, (services, configuration) => services
            .AddVoting(configuration).AddResults().AddPrompting(configuration).AddSingleton<RulesFile>().AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerProvider>(logs)
            .AddSingleton<ServerAddress>(() => new Uri("http://localhost/")).AddSingleton<PhraseBook>((_, key, values) => $"{key} {string.Join(' ', values)}")
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace)));
        return new VotingHouse(place, record, clock, logs, ownsPlace);
    }

    private static async Task FurnishAsync(ServerPlace place)
    {
        await using var house = await OnAsync(place, ownsPlace: false);

        // The writer has opened the file before anybody else does: two at once cannot both change it to a file with a log.
        await house.Get<IRecordStore>().WriteAsync(null, Actor.System, (_, _) => Task.FromResult(0), None);
        await using (var db = await house.ReadAsync())
        {
            await db.Database.MigrateAsync();
        }

        await house.Get<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Db.AddRange(Rows());
            return Task.FromResult(0);
        }, None);
    }

    private static IEnumerable<object> Rows()
    {
        yield return new CongressBody { Id = Body, Level = CongressLevel.City, NameZh = "云州市人大", NameEn = "Yunzhou" };
        yield return new CongressBody { Id = Elsewhere, Level = CongressLevel.County, NameZh = "临河县人大", NameEn = "Linhe" };
        for (var group = 1; group <= 2; group++)
        {
            var room = new DelegateGroup { Id = Group(group), BodyId = Body, Number = group, Name = $"第{group}代表小组" };
            yield return room;
            for (var i = (group - 1) * PerGroup; i < group * PerGroup; i++)
            {
                var seat = new DelegateSeat { Id = Id(500 + i), PersonId = Person(i), BodyId = Body, Number = $"{i + 1}" };
                seat.Join(room, convenor: i % PerGroup == 0);
                yield return new Person { Id = Person(i), Name = $"代表{i + 1}" };
                yield return seat;
            }
        }

        yield return new ActivityWeek { Id = Week, BodyId = Body, Year = 2026, Starts = new(2026, 12, 14), Ends = new(2026, 12, 20), VoteDate = new(2026, 12, 18), TitleZh = "活动周", TitleEn = "Week" };
        for (var i = 1; i <= 4; i++)
        {
            yield return new CandidateProject
            {
                Id = Id(700 + i),
                WeekId = Week,
                Number = i,
                Name = $"项目{i}",
                Unit = "住建局",
                Budget = 1_000_000 * i,
                Place = "城关",
                FinishDate = new(2027, 10, 31),
                Description = "建设内容",
            };
        }
    }
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Everything that was logged, values included.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Clear() => _lines.Clear();

    public string All => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
