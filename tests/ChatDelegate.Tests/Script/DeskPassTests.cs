using System.Buffers.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Passes;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Script;

/// <summary>A link to the desk's page opens it once, for minutes, on nobody else's device; and no other text does.</summary>
public sealed class DeskPassTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Convenor = Guid.Parse("01890000-0000-7000-8000-000000000020");
    private static readonly Guid Other = Guid.Parse("01890000-0000-7000-8000-000000000021");
    private readonly FakeTime _time = new();
    private TestRecord _record = null!;

    private DeskPasses Passes => _record.Services.GetRequiredService<DeskPasses>();

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(_time, services => services.AddSingleton<DeskPasses>());
        await _record.Store.WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Db.AddRange(new Person { Id = Convenor, Name = "方文" }, new Person { Id = Other, Name = "林树" });
            return Task.FromResult(0);
        }, None);
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public async Task Link_OpenedInTime_OpensThePageOnceAndForAMeeting()
    {
        var link = await IssueAsync();
        _time.Advance(TimeSpan.FromMinutes(9));

        var (cookie, problem) = await Passes.OpenAsync(link, null, None);

        problem.ShouldBeNull();
        (await Passes.PersonAsync(cookie, None)).ShouldBe(Convenor);
        (await Passes.OpenAsync(link, null, None)).ShouldBe((null, DeskPassProblem.Over), "replayed");
        (await Passes.OpenAsync(link, Convenor, None)).ShouldBe((null, DeskPassProblem.Over), "by whomever");
        _time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        (await Passes.PersonAsync(cookie, None)).ShouldBe(Convenor);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await Passes.PersonAsync(cookie, None)).ShouldBeNull("the meeting is over");
        await using var db = await _record.ReadAsync();
        (await db.Set<AuditEntry>().Where(entry => entry.Action == "desk.enter").Select(entry => entry.ActorId).ToListAsync()).ShouldBe([Convenor]);
    }

    [Fact]
    public async Task Link_TooOldOrReplaced_OpensNothing()
    {
        var old = await IssueAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        (await Passes.OpenAsync(old, null, None)).ShouldBe((null, DeskPassProblem.Over));

        var first = await IssueAsync();
        var second = await IssueAsync();
        (await Passes.OpenAsync(first, null, None)).ShouldBe((null, DeskPassProblem.Over), "the newer one took its place");
        (await Passes.OpenAsync(second, null, None)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Link_OnSomebodyElsesDevice_StaysWorthWhatItWas()
    {
        var link = await IssueAsync();

        (await Passes.OpenAsync(link, Other, None)).ShouldBe((null, DeskPassProblem.OtherPerson));

        var (cookie, _) = await Passes.OpenAsync(link, Convenor, None);
        (await Passes.PersonAsync(cookie, None)).ShouldBe(Convenor);
    }

    [Fact]
    public async Task Texts_ThatAreNoLink_OpenNothing()
    {
        var link = await IssueAsync();
        await using var db = await _record.ReadAsync();
        var id = await db.Set<DeskPass>().Select(pass => pass.Id).SingleAsync();
        var forged = Base64Url.EncodeToString([.. id.ToByteArray(), .. new byte[16]]);
        var (cookie, _) = await Passes.OpenAsync(link, null, None);

        foreach (var text in (string?[])[null, string.Empty, "x", id.ToString(), forged, cookie, link + "A", link[..^2]])
        {
            (await Passes.OpenAsync(text, null, None)).ShouldBe((null, DeskPassProblem.NotOurs), text);
        }

        foreach (var text in (string?[])[null, string.Empty, "x", id.ToString(), forged, link])
        {
            (await Passes.PersonAsync(text, None)).ShouldBeNull(text);
        }

        Convert.ToHexString(Base64Url.DecodeFromChars(link)).ShouldNotContain(Convert.ToHexString(Convenor.ToByteArray()), Case.Sensitive, "it says nothing of who it is for");
    }

    [Fact]
    public async Task Page_OfSomebodyWhoHasLeft_IsClosed()
    {
        var used = await IssueAsync();
        var (cookie, _) = await Passes.OpenAsync(used, null, None);
        var unused = await IssueAsync();

        await _record.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            (await session.Db.Set<Person>().SingleAsync(person => person.Id == Convenor, cancel)).Leave();
            return 0;
        }, None);

        (await Passes.PersonAsync(cookie, None)).ShouldBeNull();
        (await Passes.OpenAsync(unused, null, None)).ShouldBe((null, DeskPassProblem.Over));
    }

    [Fact]
    public async Task Link_OpenedTwiceInTheSameInstant_OpensOnePage()
    {
        var link = await IssueAsync();

        var both = await Task.WhenAll(Passes.OpenAsync(link, null, None), Passes.OpenAsync(link, null, None));

        both.Select(one => one.Problem).ShouldBe([null, DeskPassProblem.Over], ignoreOrder: true);
    }

    private Task<string> IssueAsync() => _record.Store.WriteAsync(null, Actor.System, (session, cancel) => Passes.IssueAsync(session, Convenor, _time.GetUtcNow(), cancel), None);
}
