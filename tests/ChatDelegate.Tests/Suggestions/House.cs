using ChatDelegate.Congress.Appraisal;
using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Similar;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Congress.Supervision;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Drafting;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>A congress with two delegates and two clerks, the real record, the real texts and a drafter that does as told.</summary>
internal sealed class House : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestRecord _record;
    private int _calls;

    private House(TestRecord record, FakeTime time, ScriptedDrafter drafter)
    {
        _record = record;
        Time = time;
        Drafter = drafter;
    }

    public static Guid Body { get; } = Id(1);

    public static Guid Elsewhere { get; } = Id(2);

    /// <summary>Whom the program has shown that it is at work for them, and how often.</summary>
    public int Signs { get; private set; }

    public FakeTime Time { get; }

    public ScriptedDrafter Drafter { get; }

    public IServiceProvider Services => _record.Services;

    public IRecordStore Store => _record.Store;

    public Participant Fang { get; } = new(Id(20), "方文", new HashSet<string>(["delegate"]), Body, Id(10));

    public Participant Li { get; } = new(Id(21), "李红", new HashSet<string>(["delegate"]), Body, Id(10));

    public Participant Clerk { get; } = new(Id(22), "赵明", new HashSet<string>(["staff"]), Body, null);

    public Participant Stranger { get; } = new(Id(23), "外地", new HashSet<string>(["staff"]), Elsewhere, null);

    /// <summary>The language that people are spoken to in.</summary>
    public string Locale { get; init; } = "zh-CN";

    public static async Task<House> OpenAsync(string locale = "zh-CN", Action<IServiceCollection>? more = null, params (string Name, string Value)[] settings)
    {
        var (time, drafter) = (new FakeTime(), new ScriptedDrafter());
        House? house = null;
        var record = await TestRecord.CreateAsync(time, services =>
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build();
            services.AddModelUse(configuration).AddSingleton<AtWork>((_, _) => Task.FromResult(house is null ? 0 : house.Signs++));
            services.AddOpinions(configuration).AddSuggestions(configuration).AddAssist(configuration).AddHandOver(configuration).AddProgramme(configuration).AddAttendance(configuration).AddVoting(configuration).AddPrompting(configuration).AddHostScript().AddSupervision().AddAppraisal().AddSingleton<ServerAddress>(() => new Uri("http://localhost")).AddSingleton<IDrafter>(drafter).AddSingleton<PhraseBook>(_ => Phrases);
            services.Remove(services.Single(service => service.ImplementationType == typeof(DraftingWorker)));
            services.Remove(services.Single(service => service.ImplementationType == typeof(AssistWorker)));
            services.Remove(services.Single(service => service.ImplementationType == typeof(SimilarIntake)));
            more?.Invoke(services);
        });
        house = new House(record, time, drafter) { Locale = locale };
        await house.SeedAsync();
        return house;
    }

    public Task<CongressDb> ReadAsync() => _record.ReadAsync();

    /// <summary>Runs a command as the pipeline does: checks the role, one transaction, one conversation a person.</summary>
    public Task<CommandResult> RunAsync(Participant who, string name, params (string Name, Value Value)[] input) =>
        RunAsync(who, name, $"call-{Interlocked.Increment(ref _calls)}", input);

    public async Task<CommandResult> RunAsync(Participant who, string name, string idempotencyKey, (string Name, Value Value)[] input)
    {
        var command = Services.GetServices<DialogCommand>().Single(found => found.Spec.Name == name);
        command.Roles.Any(who.Roles.Contains).ShouldBeTrue();
        input.Select(pair => pair.Name).Except(command.Spec.Inputs.Select(known => known.Name)).ShouldBeEmpty();
        var call = new CommandCall("c", name, input.ToDictionary(pair => pair.Name, pair => pair.Value), idempotencyKey);
        return await Store.WriteAsync($"conversation/{who.PersonId}", new Actor(who.PersonId, "delegate", name), (session, cancel) => command.RunAsync(
            new CommandContext(session, who, who.PersonId, call, Locale, Time.GetUtcNow(), TimeZoneInfo.Utc, Phrases), cancel), None);
    }

    public Task<CommandResult> NoteAsync(Participant who, string text) => RunAsync(who, "note.add", ("text", text));

    /// <summary>Takes notes, asks for drafts and has them made; one suggestion comes of it.</summary>
    public async Task<Suggestion> DraftedAsync(Participant who, params string[] notes)
    {
        foreach (var note in notes)
        {
            await NoteAsync(who, note);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await RunAsync(who, "suggestion.draft")).Refusal.ShouldBeNull();
        (await WorkAsync()).ShouldBeTrue();
        await using var db = await ReadAsync();
        return await db.Set<Suggestion>().Where(mine => mine.AuthorId == who.PersonId).OrderByDescending(mine => mine.Ordinal).FirstAsync();
    }

    public async Task<Suggestion> SubmittedAsync(Participant who, params string[] notes)
    {
        var draft = await DraftedAsync(who, notes);
        (await RunAsync(who, "suggestion.submit", ("suggestion", draft.Id.ToString()))).Refusal.ShouldBeNull();
        return await FindAsync(draft.Id);
    }

    /// <param name="dies">The process that works ends with it, and leaves everything as it is just then.</param>
    public async Task<bool> WorkAsync(CancellationToken dies = default)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DraftingRun>().NextAsync(dies);
    }

    /// <summary>Waits for the next news that is written while <paramref name="doing"/> happens.</summary>
    public async Task<Notice> NewsOfAsync(Participant who, Action doing)
    {
        var written = Services.GetRequiredService<RecordSignals>().NextAsync(typeof(Notice));
        doing();
        await written;
        return (await NoticesAsync(who))[^1];
    }

    public async Task<Suggestion> FindAsync(Guid id)
    {
        await using var db = await ReadAsync();
        return await db.Set<Suggestion>().SingleAsync(suggestion => suggestion.Id == id);
    }

    public async Task<IReadOnlyList<Notice>> NoticesAsync(Participant who)
    {
        await using var db = await ReadAsync();
        return await db.Set<Notice>().Where(notice => notice.PersonId == who.PersonId).OrderBy(notice => notice.At).ToListAsync();
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    public static DialogLoad LoadDialogs(IServiceProvider services) => DialogCatalog.Load(
        Path.Combine(Repository.Root, "dialogs"),
        [.. services.GetServices<DialogCommand>().Select(command => command.Spec)],
        [.. services.GetServices<OptionSource>().Select(source => source.Name)]);

    public static string Phrases(string locale, string key, params (string Name, object Value)[] values) =>
        Texts.Value.Format(key, locale, [.. values.Select(value => (value.Name, (object?)value.Value))]);

    private static Lazy<TextCatalog> Texts { get; } = new(() =>
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "dialogs", "texts"), "*.yaml").Select(file => new DefinitionFile($"dialogs/texts/{Path.GetFileName(file)}", File.ReadAllText(file)));
        var load = DialogCatalog.Load([.. files], [], []);
        return load.Catalog?.Texts ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    });

    private static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");

    private Task<int> SeedAsync() => Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        var group = new DelegateGroup { Id = Id(10), BodyId = Body, Number = 1, Name = "第一代表小组" };
        var unit = new HandlingUnit { Id = Id(40), BodyId = Body, Name = "住建局" };
        unit.AnswersFor(["路灯"]);
        session.Db.AddRange(
            new CongressBody { Id = Body, Level = CongressLevel.City, NameZh = "云州市人大", NameEn = "Yunzhou" },
            new CongressBody { Id = Elsewhere, Level = CongressLevel.County, NameZh = "临河县人大", NameEn = "Linhe" },
            group,
            unit,
            new Category { Id = Id(50), BodyId = Body, Order = 1, NameZh = "城建环保", NameEn = "Building" });
        foreach (var someone in (Participant[])[Fang, Li, Clerk, Stranger])
        {
            session.Db.Add(new Person { Id = someone.PersonId, Name = someone.Name });
        }

        return Task.FromResult(0);
    }, None);
}
