using System.Globalization;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>Everybody who is measured, as they are called in the table.</summary>
internal sealed class Candidates(LoadOptions options, PublishedServer server, ThrowAwayPostgres? postgres = null)
{
    public const string Sqlite = "ChatDelegate, SQLite";
    public const string BotBuilder = "botbuilder-js";
    public const string AgentsSdk = "agents-js";
    public const string Floor = "ASP.NET echo";

    private const string TheirScript = "peers.json";

    /// <summary>The delegates of one city and everything below it: 7,695 in all.</summary>
    private const int ConversationsUnderWay = 7695;

    /// <summary>Two of these, their database and the generator are less than two cores.</summary>
    private const double CoresOfSmallMachine = 0.4;

    private static readonly IReadOnlyDictionary<string, string> OnSqlite = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<Candidate> All()
    {
        yield return Ours(Sqlite, Wire.Connector);
        yield return Peer(BotBuilder);
        if (options.Quick)
        {
            yield break;
        }

        yield return Peer(AgentsSdk);
        yield return new Candidate(Floor, Wire.Connector, TheirScript, async (visit, cancel) => new StartedBot(await Echo.StartAsync(visit.Folder, cancel), []));
        yield return Ours(Sqlite + ", Direct Line", Wire.DirectLine);
        if (postgres is not null)
        {
            yield return Ours("ChatDelegate, PostgreSQL", Wire.Connector, postgres);
            yield return Ours("ChatDelegate, PostgreSQL, two instances", Wire.Connector, postgres, two: true);
            yield return Ours("ChatDelegate, PostgreSQL, Direct Line", Wire.DirectLine, postgres);
            foreach (var small in OnSmallMachines(postgres))
            {
                yield return small;
            }
        }

        yield return Ours(Sqlite + ", one user alone", Wire.Connector) with { Users = 1, Once = true };
        yield return Peer(BotBuilder) with { Name = BotBuilder + ", one user alone", Users = 1, Once = true };
        yield return Ours(Sqlite + ", 7,695 conversations under way", Wire.Connector) with { UnderWay = ConversationsUnderWay - options.Users, Once = true };
        if (postgres is not null)
        {
            yield return Ours("ChatDelegate, PostgreSQL, 7,695 conversations under way", Wire.Connector, postgres) with { UnderWay = ConversationsUnderWay - options.Users, Once = true };
        }
    }

    /// <param name="more">Settings of the runtime.</param>
    /// <param name="two">Two instances on the same record, half of the users with each.</param>
    public Candidate Ours(string name, Wire wire, ThrowAwayPostgres? cluster = null, IReadOnlyDictionary<string, string>? more = null, bool two = false) => new(name, wire, options.Script, async (visit, cancel) =>
    {
        var settings = cluster is null ? OnSqlite : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ChatDelegate__Database__Provider"] = "postgres",
            ["ChatDelegate__Database__ConnectionString"] = await cluster.CreateDatabaseAsync(cancel),
        };
        var members = await Crowd.EnterAsync(visit.Folder, settings, visit.People, wire == Wire.Connector ? visit.Conversation : null, cancel);
        var all = settings.Concat(options.Settings).Concat(more ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var process = await server.StartAsync(visit.Folder, all, cancel);
        return new StartedBot(process, members, cluster?.Process ?? 0, two ? await server.StartAsync(visit.Folder, all, cancel, "second.log") : null);
    });

    /// <summary>Two instances beside one where the instances, and not the cores they share with everybody here, are what limits them.</summary>
    private IEnumerable<Candidate> OnSmallMachines(ThrowAwayPostgres postgres)
    {
        if (!ProcessorLimit.IsPossible())
        {
            LoadRun.Say("no rights to limit a process to a part of a core: the rows on small machines are skipped. Run as root, with control groups.");
            yield break;
        }

        var cores = string.Create(CultureInfo.InvariantCulture, $"{CoresOfSmallMachine} cores each");
        yield return Ours($"ChatDelegate, PostgreSQL, one instance, {cores}", Wire.Connector, postgres) with { CoresEach = CoresOfSmallMachine, Once = true };
        yield return Ours($"ChatDelegate, PostgreSQL, two instances, {cores}", Wire.Connector, postgres, two: true) with { CoresEach = CoresOfSmallMachine, Once = true };
    }

    private static Candidate Peer(string name) => new(name, Wire.Connector, TheirScript, async (visit, cancel) =>
    {
        var peer = await NodePeer.InstallAsync(name, cancel);
        return new StartedBot(await peer.StartAsync(visit.Folder, cancel), []);
    });
}
