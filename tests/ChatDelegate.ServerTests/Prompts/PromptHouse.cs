using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Prompts;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Server.Console.Model;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Prompts;

/// <summary>The shipped prompts over a real database, with a model that says what it is told to, or without any.</summary>
internal sealed class PromptHouse : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ServerPlace _place;
    private readonly OwnRecord _record;
    private readonly bool _ownsPlace;

    private PromptHouse(ServerPlace place, OwnRecord record, SaidModel? model, bool ownsPlace) => (_place, _record, Model, _ownsPlace) = (place, record, model, ownsPlace);

    public static Guid Body { get; } = Id(1);

    public static Participant Admin { get; } = new(Id(910), "管理员", new HashSet<string>(["admin"]), Body, null);

    public static Participant Clerk { get; } = new(Id(900), "赵明", new HashSet<string>(["staff"]), Body, null);

    public SaidModel? Model { get; }

    public PromptDesk Desk => Get<PromptDesk>();

    public StoredPromptLibrary Library => Get<StoredPromptLibrary>();

    public static async Task<PromptHouse> OpenAsync(Database database, SaidModel? model = null)
    {
        var house = await OnAsync(await EmptyRecord.CopyAsync(database), model, ownsPlace: true);
        await house.Get<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Db.Add(new CongressBody { Id = Body, Level = CongressLevel.City, NameZh = "云州市人大", NameEn = "Yunzhou" });
            session.Db.Add(new Person { Id = Admin.PersonId, Name = Admin.Name });
            session.Db.AddRange(((string[])["城建环保", "其他"]).Select((name, i) => new Category { Id = Id(20 + i), BodyId = Body, Order = i + 1, NameZh = name, NameEn = name }));
            var unit = new HandlingUnit { Id = Id(30), BodyId = Body, Name = "住建局" };
            unit.AnswersFor(["路灯"]);
            session.Db.Add(unit);
            return Task.FromResult(0);
        }, None);
        return house;
    }

    /// <summary>Another instance on the same data.</summary>
    public Task<PromptHouse> BesideAsync() => OnAsync(_place, Model, ownsPlace: false);

    public T Get<T>()
        where T : notnull => _record.Services.GetRequiredService<T>();

    public Task<CongressDb> ReadAsync() => _record.ContextAsync();

    /// <summary>Works on the next trial as the background does; false when there is none.</summary>
    public Task<bool> WorkAsync() => ActivatorUtilities.CreateInstance<TrialWorker>(_record.Services).NextAsync(None);

    /// <summary>The text in force with one word changed.</summary>
    public string Changed(string name, string was, string now)
    {
        var text = Get<PromptFolder>().Find(name).Text;
        text.ShouldContain(was);
        return text.Replace(was, now, StringComparison.Ordinal);
    }

    private static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");

    public async ValueTask DisposeAsync()
    {
        await _record.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsPlace)
        {
            await _place.DisposeAsync();
        }
    }

    private static async Task<PromptHouse> OnAsync(ServerPlace place, SaidModel? model, bool ownsPlace) => new(place, await OwnRecord.OpenAsync(place, (services, configuration) =>
    {
        services.AddSingleton(PromptFolder.Open(Path.Combine(Repository.Root, "prompts"))).AddModelUse(configuration).AddPrompts().AddSingleton<ModelBoard>()
            .AddSingleton<DelegateDialogs>(_ => [new KnownDialog("leave", "请假", "向召集人请假"), new KnownDialog("report-opinion", "反映群众意见", "替群众反映一件事")]);
        foreach (var hosted in services.Where(service => service.ImplementationType == typeof(TrialWorker) || service.ImplementationType == typeof(PromptKeeper)).ToList())
        {
            // What they do in the background, tests have done when it is due.
            services.Remove(hosted);
        }

        if (model is not null)
        {
            services.AddSingleton<IChatClient>(model).AddSingleton<PromptRunner>();
        }
    }), model, ownsPlace);
}
