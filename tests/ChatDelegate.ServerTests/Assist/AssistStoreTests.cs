using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Assist.Speeches;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Assist;

/// <summary>The jobs on the side in both stores: each is had by one, stored once, and limited by person.</summary>
public sealed class AssistStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Participant Fang = new(Guid.CreateVersion7(), "方文", new HashSet<string> { "delegate" }, Guid.CreateVersion7(), null);

    [Theory]
    [EachDatabase]
    public async Task Take_ByManyAtOnce_IsHadByOne_AndFinishedOnce(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OpenAsync(place);
        var (store, jobs) = (record.Services.GetRequiredService<IRecordStore>(), record.Services.GetRequiredService<AssistJobs>());
        await AddAsync(store, session => session.Db.Add(Job("one")));

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => jobs.TakeAsync(None)));

        var claimed = taken.OfType<ClaimedAssist>().ShouldHaveSingleItem();
        var about = new SpeechSubject(Fang.PersonId, Fang.CongressId, null, null, []);
        var outcome = new AssistOutcome(null, (session, now, cancel) => SpeechBook.WriteAsync(session, about, new Speech(3, [], []), null, now, cancel));
        (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => jobs.FinishAsync(claimed, outcome, None)))).Count(done => done).ShouldBe(1);
        await using var db = await record.ContextAsync();
        (await db.Set<SpeechNotes>().CountAsync()).ShouldBe(1);
        (await db.Set<AssistJob>().SingleAsync()).State.ShouldBe(AssistState.Done);
    }

    [Theory]
    [EachDatabase]
    public async Task Wordings_AreOneAtATime_AndAReportIsHeldWhileItIsChanged(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OpenAsync(place);
        var (store, limit) = (record.Services.GetRequiredService<IRecordStore>(), record.Services.GetRequiredService<WordingLimit>());
        var subject = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => store.WriteAsync("wording", Actor.System, (session, cancel) =>
            limit.AskAsync(session.Db, AssistKind.SpokenSpeech, Fang, subject, $"press-{i}", DateTimeOffset.UnixEpoch, cancel), None)));

        answers.Count(answer => answer == WordingAnswer.Asked).ShouldBe(1);
        (await store.WriteAsync(null, Actor.System, (session, cancel) => SelfReports.OwnAsync(session.Db, subject, Fang.PersonId, cancel), None)).ShouldBeNull();
    }

    private static AssistJob Job(string key) => AssistJob.For(AssistKind.SpeechOutline, Fang.PersonId, Fang.CongressId, Fang.PersonId, "{}", key, DateTimeOffset.UnixEpoch);

    private static Task<OwnRecord> OpenAsync(ServerPlace place) => OwnRecord.OpenAsync(place, (services, configuration) =>
    {
        services.AddAssist(configuration).AddSingleton<ContactNames>().AddSingleton<PhraseBook>((_, key, _) => key);
        services.Remove(services.Single(service => service.ImplementationType == typeof(AssistWorker)));
    });

    private static Task<int> AddAsync(IRecordStore store, Action<RecordSession> add) => store.WriteAsync(null, Actor.System, (session, _) =>
    {
        add(session);
        return Task.FromResult(0);
    }, None);
}
