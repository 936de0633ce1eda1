using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Turns.Admission;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatDelegate.ServerTests.Delivery;

/// <summary>Who has claimed a message and lost it: nobody is to wait minutes for an answer because the database went away at the wrong moment.</summary>
public sealed class ClaimTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 16, 4, 0, 0, TimeSpan.Zero);

    public static bool IsMissing => PostgresCluster.Missing is not null;

    [Theory]
    [EachDatabase]
    public async Task Free_ClaimThatNobodyActsUpon_IsClaimedAgainAtOnceAndWhatIsUnderWayIsNot(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);
        var services = record.Services;
        var store = services.GetRequiredService<IRecordStore>();
        OutboxTables outbox = New(), neighbour = New();
        await store.WriteAsync(null, Actor.System, (session, _) => Task.FromResult(Enumerable.Range(0, 3).Select(n => Answer(session.Db, n)).Count(one => one)), CancellationToken.None);
        var underWay = (await outbox.ClaimAsync(1, 0, _ => false, CancellationToken.None)).ShouldHaveSingleItem();
        var theirs = (await neighbour.ClaimAsync(1, 0, _ => false, CancellationToken.None)).ShouldHaveSingleItem();
        var lost = (await outbox.ClaimAsync(8, 0, _ => false, CancellationToken.None)).ShouldHaveSingleItem();
        (await outbox.ClaimAsync(8, 0, _ => false, CancellationToken.None)).ShouldBeEmpty();

        await outbox.FreeAsync([underWay], CancellationToken.None);

        var again = (await outbox.ClaimAsync(8, 0, _ => false, CancellationToken.None)).ShouldHaveSingleItem();
        again.ConversationId.ShouldBe(lost.ConversationId);
        new[] { underWay, theirs, again }.DistinctBy(message => message.ConversationId).Count().ShouldBe(3);

        OutboxTables New() => new(
            store, services.GetRequiredService<DatabaseConnections>(), services.GetRequiredService<IDbContextFactory<CongressDb>>(), services.GetRequiredService<TimeProvider>());
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = "Two instances need PostgreSQL, and CHATDELEGATE_TEST_POSTGRES is not set.")]
    public async Task Death_OfAnInstance_IsSeenByItsLock()
    {
        await using var place = await EmptyRecord.CopyAsync(Database.Postgres);
        await using var record = await OwnRecord.OpenAsync(place);
        await record.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (session, _) => Task.FromResult(Answer(session.Db, 1)), CancellationToken.None);
        var clock = new TestClock(Noon);
        var ((theirs, dying), (ours, living)) = (Instance(record.Services, clock), Instance(record.Services, clock));
        await dying.LookAsync(CancellationToken.None);
        (await theirs.ClaimAsync(8, 0, _ => false, CancellationToken.None)).ShouldHaveSingleItem();
        async Task<int> TakenOverAsync()
        {
            await living.LookAsync(CancellationToken.None);
            clock.Now += ClaimHolder.Grace;
            await living.LookAsync(CancellationToken.None);
            return (await ours.ClaimAsync(8, 0, _ => false, CancellationToken.None)).Count;
        }

        (await TakenOverAsync()).ShouldBe(0, "it lives");
        (await CutAsync(place)).ShouldBeGreaterThan(0);
        await Should.ThrowAsync<NpgsqlException>(() => dying.LookAsync(CancellationToken.None), "it notices although there is nothing to be done");
        await dying.ForgetAsync();
        await dying.LookAsync(CancellationToken.None);
        await living.ForgetAsync();
        (await TakenOverAsync()).ShouldBe(0, "it has its locks again");
        await dying.ForgetAsync();
        (await TakenOverAsync()).ShouldBe(1);
        await living.ForgetAsync();
    }

    /// <summary>Cuts whoever holds a lock, as a network does that forgets idle connections.</summary>
    private static async Task<int> CutAsync(ServerPlace place) => (await place.ReadAsync(
        """select distinct pg_terminate_backend(pid)::text || pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())""")).Count;

    private static (OutboxTables Outbox, ClaimHolder Holder) Instance(IServiceProvider services, TestClock clock)
    {
        var outbox = new OutboxTables(services.GetRequiredService<IRecordStore>(), services.GetRequiredService<DatabaseConnections>(), services.GetRequiredService<IDbContextFactory<CongressDb>>(), clock);
        var lanes = new OutboxLanes(null!, outbox, new DeliverySignal(), new AnswersUnderWay(clock), clock, NullLogger<OutboxLanes>.Instance);
        return (outbox, new ClaimHolder(services.GetRequiredService<DatabaseConnections>(), outbox, lanes, new DeliverySignal(), clock, NullLogger<ClaimHolder>.Instance));
    }

    private static bool Answer(CongressDb db, int n)
    {
        var id = Guid.CreateVersion7(Noon.AddSeconds(n));
        db.Add(new Conversation { Id = id, Channel = "msteams", ExternalId = $"a:{n}", LastSeq = 1 });
        db.Add(new TranscriptEntry { ConversationId = id, Seq = 1, ActivityId = "1", FromPerson = false, Activity = """{"type":"message","text":"好"}""", At = Noon });
        db.Add(new OutboxMessage { ConversationId = id, Seq = 1, DueAt = Noon.AddYears(-1).AddSeconds(n) });
        return true;
    }
}
