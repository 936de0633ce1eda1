using System.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Roster;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Here = "203.0.113.7";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Clerk = new(Id(900), "staff", "test");
    private readonly FakeTime _time = new();
    private TestRecord _record = null!;

    private SignInService SignIn => _record.Services.GetRequiredService<SignInService>();

    private DeviceSessions Devices => _record.Services.GetRequiredService<DeviceSessions>();

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(_time, services => services.AddRoster(new ConfigurationBuilder().Build()));
        var city = new CongressBody { Id = Id(1), Level = CongressLevel.City, NameZh = "云州市人民代表大会", NameEn = "Yunzhou" };
        var person = new Person { Id = Id(20), Name = "方文" };
        var seat = new DelegateSeat { Id = Id(30), PersonId = person.Id, BodyId = city.Id, Number = "001" };
        await WriteAsync(db => db.AddRange(city, person, seat));
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Theory]
    [InlineData(" ", "")]
    [InlineData("", "")]
    [InlineData("-", " ")]
    public async Task Redeem_CodeHoweverTyped_OpensASession(string separator, string around)
    {
        var slip = await IssueAsync();
        var typed = around + slip.Code.Replace(" ", separator, StringComparison.Ordinal) + around;
        var wide = string.Concat(typed.Select(character => char.IsDigit(character) ? (char)(character - '0' + '０') : character));

        var redeemed = await RedeemAsync(wide);

        redeemed.Refusal.ShouldBeNull();
        (await Devices.CheckAsync(redeemed.Cookie, None)).ShouldBe(redeemed.Session);
        redeemed.Session!.PersonId.ShouldBe(Id(20));
    }

    [Fact]
    public async Task Redeem_LinkThenCodeOfTheSameSlip_IsUsed()
    {
        var slip = await IssueAsync();

        (await RedeemAsync(slip.Link)).Refusal.ShouldBeNull();

        (await RedeemAsync(slip.Link)).Refusal.ShouldBe(SignInRefusal.Used);
        (await RedeemAsync(slip.Code)).Refusal.ShouldBe(SignInRefusal.Used);
    }

    [Fact]
    public async Task Redeem_TwiceAtTheSameInstant_OpensOneSession()
    {
        var slip = await IssueAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => RedeemAsync(number % 2 == 0 ? slip.Code : slip.Link)));

        both.Count(redeemed => redeemed.Session is not null).ShouldBe(1);
        both.Count(redeemed => redeemed.Refusal == SignInRefusal.Used).ShouldBe(7);
        (await Devices.ListAsync(Id(20), None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redeem_AfterItsLife_IsExpired()
    {
        var slip = await IssueAsync();

        _time.Advance(TimeSpan.FromHours(24));

        (await RedeemAsync(slip.Code)).Refusal.ShouldBe(SignInRefusal.Expired);
        (await RedeemAsync(slip.Link)).Refusal.ShouldBe(SignInRefusal.Expired);
    }

    [Fact]
    public async Task Redeem_OlderSlipAfterANewOne_NoLongerWorks()
    {
        var (older, newer) = (await IssueAsync(), await IssueAsync());

        (await RedeemAsync(older.Code)).Refusal.ShouldBe(SignInRefusal.Expired);
        (await RedeemAsync(newer.Code)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Redeem_WrongProofFiveTimes_KillsTheSlipFromAnyAddress()
    {
        var slip = await IssueAsync();
        var wrong = slip.Code[..^1] + (slip.Code[^1] == '0' ? '1' : '0');

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await RedeemAsync(wrong, "198.51.100." + attempt)).Refusal.ShouldBe(attempt < 5 ? SignInRefusal.Unknown : SignInRefusal.TooManyTries);
        }

        (await RedeemAsync(slip.Code, "198.51.100.9")).Refusal.ShouldBe(SignInRefusal.TooManyTries);
        (await RedeemAsync(slip.Link)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public async Task Redeem_TooManyWrongFromOneAddress_HasToWait(string first, string second, bool counted)
    {
        var slip = await IssueAsync();
        var most = _record.Services.GetRequiredService<IOptions<SignInOptions>>().Value.TriesPerAddress;
        var (selector, _) = SignInSecrets.Split(slip.Code)!.Value;
        var elsewhere = (selector == "00000" ? "00001" : "00000") + "0000000";
        await Task.WhenAll(Enumerable.Range(0, most).Select(_ => RedeemAsync(elsewhere, first)));

        var refused = await RedeemAsync(counted ? slip.Code : elsewhere, second);

        refused.Refusal.ShouldBe(counted ? SignInRefusal.Wait : SignInRefusal.Unknown);
        refused.WaitMinutes.ShouldBe(counted ? 15 : 0);
        (await RedeemAsync(slip.Link, first)).Refusal.ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(15));
        (await RedeemAsync(slip.Code, first)).Refusal.ShouldBe(SignInRefusal.Used);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("'; drop table SignInSlips; --")]
    [InlineData("r.00000014000000000000000000000000.AAAA")]
    public async Task Redeem_Anything_IsUnknown(string typed)
    {
        await IssueAsync();

        (await RedeemAsync(typed)).Refusal.ShouldBe(SignInRefusal.Unknown);
    }

    [Fact]
    public async Task Issue_PersonGoneOrOfAnotherCongress_IsRefused()
    {
        var slip = await IssueAsync();

        (await SignIn.IssueAsync(Id(20), Id(2), Clerk, None)).ShouldBeNull();
        await WriteAsync(db => db.Set<Person>().Single().Leave());

        (await SignIn.IssueAsync(Id(20), Id(1), Clerk, None)).ShouldBeNull();
        (await RedeemAsync(slip.Code)).Refusal.ShouldBe(SignInRefusal.Gone);
    }

    [Fact]
    public async Task Check_SeenToTheHour_AndIdleTooLongIsSignedOut()
    {
        var cookie = (await RedeemAsync((await IssueAsync()).Code)).Cookie;
        var start = _time.GetUtcNow();

        _time.Advance(TimeSpan.FromMinutes(59));
        await Devices.CheckAsync(cookie, None);
        (await Devices.ListAsync(Id(20), None)).ShouldHaveSingleItem().SeenAt.ShouldBe(start);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Devices.CheckAsync(cookie, None);
        (await Devices.ListAsync(Id(20), None)).ShouldHaveSingleItem().SeenAt.ShouldBe(_time.GetUtcNow());

        _time.Advance(TimeSpan.FromDays(89));
        (await Devices.CheckAsync(cookie, None)).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromDays(91));
        (await Devices.CheckAsync(cookie, None)).ShouldBeNull();
        (await Devices.ListAsync(Id(20), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_ByItsOwnerOnly_SignsTheDeviceOut()
    {
        var redeemed = await RedeemAsync((await IssueAsync()).Code);
        var other = await RedeemAsync((await IssueAsync()).Code);
        var me = new Actor(Id(20), "delegate", "test");

        (await Devices.EndAsync(redeemed.Session!.SessionId, Id(21), me with { Id = Id(21) }, None)).ShouldBeFalse();
        (await Devices.CheckAsync(redeemed.Cookie, None)).ShouldNotBeNull();
        (await Devices.EndAsync(redeemed.Session.SessionId, Id(20), me, None)).ShouldBeTrue();
        (await Devices.EndAsync(redeemed.Session.SessionId, Id(20), me, None)).ShouldBeFalse();
        (await Devices.CheckAsync(redeemed.Cookie, None)).ShouldBeNull();
        (await Devices.CheckAsync(other.Cookie, None)).ShouldNotBeNull();
        await Devices.EndAllAsync(Id(20), Clerk, None);
        (await Devices.CheckAsync(other.Cookie, None)).ShouldBeNull();
    }

    [Fact]
    public async Task Record_HoldsNoSecretInClear_AndAuditTellsTheStory()
    {
        var slip = await IssueAsync();
        var redeemed = await RedeemAsync(slip.Code);
        await Devices.EndAsync(redeemed.Session!.SessionId, Id(20), Clerk, None);

        await using var scope = _record.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CongressDb>();
        var held = await db.Set<SignInSlip>().SingleAsync();
        var session = await db.Set<DeviceSession>().SingleAsync();
        foreach (var bytes in new[] { held.CodeHash, held.LinkHash, session.SecretHash })
        {
            bytes.Length.ShouldBe(32);
            Encoding.UTF8.GetString(bytes).ShouldNotContain(slip.Code[^4..]);
        }

        var story = await db.Set<AuditEntry>().OrderBy(entry => entry.Seq).Skip(3).Select(entry => $"{entry.Action} {entry.Kind} {entry.Change} {entry.ActorRole}").ToListAsync();
        story[0].ShouldBe("sign-in.issue SignInSlips added staff");
        story.Skip(1).Take(2).ShouldBe(["sign-in.redeem DeviceSessions added person", "sign-in.redeem SignInSlips UsedAt person"], ignoreOrder: true);
        story[3].ShouldBe("sign-in.end DeviceSessions EndedAt staff");
        (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(10, None)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Options_OutOfRange_StopTheStart()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("SignIn:TriesPerCode", "0")]).Build();
        using var services = new ServiceCollection().AddRoster(configuration).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message.ShouldContain("TriesPerCode");
    }

    private async Task<IssuedSlip> IssueAsync() => (await SignIn.IssueAsync(Id(20), Id(1), Clerk, None)).ShouldNotBeNull();

    private Task<Redeemed> RedeemAsync(string typed, string address = Here) => SignIn.RedeemAsync(typed, "手机 Chrome", address, None);

    private Task<int> WriteAsync(Action<CongressDb> change) => _record.Store.WriteAsync(null, Clerk, (session, _) =>
    {
        change(session.Db);
        return Task.FromResult(0);
    }, None);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
