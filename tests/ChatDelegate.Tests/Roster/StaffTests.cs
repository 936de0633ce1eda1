using System.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Roster;

public sealed class StaffTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Clerk = new(Id(900), "admin", "test");
    private readonly FakeTime _time = new();
    private TestRecord _record = null!;

    private StaffAccounts Accounts => _record.Services.GetRequiredService<StaffAccounts>();

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(_time, services => services.AddRoster(new ConfigurationBuilder().Build()));
        var city = new CongressBody { Id = Id(1), Level = CongressLevel.City, NameZh = "云州市人民代表大会", NameEn = "Yunzhou" };
        var admin = new Appointment { Id = Id(30), PersonId = Id(20), BodyId = city.Id, Role = AppointmentRole.Admin };
        await WriteAsync(db => db.AddRange(city, new Person { Id = Id(20), Name = "方文" }, new Person { Id = Id(21), Name = "林树" }, admin));
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public async Task FirstAdministrator_IsMadeOnce_AndSignsIn()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();

        (await Accounts.CreateFirstAdministratorAsync(None)).ShouldBeNull();
        var welcome = await SignInAsync(made, made.Password);
        welcome.ShouldBe(new StaffSignIn(StaffSignInOutcome.Welcome, new StaffIdentity(made.AccountId, Id(20), "admin", false)));
        (await SignInAsync(made with { UserName = " ADMIN " }, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockForFifteenMinutes()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            (await SignInAsync(made, "not this one")).Outcome.ShouldBe(StaffSignInOutcome.Wrong);
        }

        (await SignInAsync(made, "not this one")).Outcome.ShouldBe(StaffSignInOutcome.LockedOut);
        var locked = await SignInAsync(made, made.Password);
        (locked.Outcome, locked.LockedUntil).ShouldBe((StaffSignInOutcome.LockedOut, _time.GetUtcNow().AddMinutes(15)));
        _time.Advance(TimeSpan.FromMinutes(15));
        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
    }

    [Fact]
    public async Task SignIn_ManyWrongAtOnce_LockAllTheSame()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync(made, "not this one")));

        all.Count(attempt => attempt.Outcome == StaffSignInOutcome.Wrong).ShouldBe(4);
        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.LockedOut);
    }

    [Fact]
    public async Task SignIn_UnknownNameOrPersonGone_IsWrong()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();

        (await SignInAsync(made with { UserName = "nobody" }, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Wrong);
        await WriteAsync(db => db.Set<Person>().Single(person => person.Id == made.PersonId).Leave());
        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Wrong);
    }

    [Fact]
    public async Task Totp_OnceConfirmed_IsAskedForAndEachCodeWorksOnce()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();
        var uri = (await Accounts.OfferTotpAsync(made.AccountId, None)).ShouldNotBeNull();
        uri.ShouldStartWith("otpauth://totp/ChatDelegate:admin?secret=");
        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
        (await Accounts.ConfirmTotpAsync(made.AccountId, "12345", None)).ShouldBeFalse();
        (await Accounts.ConfirmTotpAsync(made.AccountId, await CodeAsync(), None)).ShouldBeTrue();
        (await Accounts.OfferTotpAsync(made.AccountId, None)).ShouldBeNull();

        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.CodeNeeded);
        (await SignInAsync(made, made.Password, await CodeAsync())).Outcome.ShouldBe(StaffSignInOutcome.CodeWrong);
        _time.Advance(TimeSpan.FromSeconds(30));
        (await SignInAsync(made, made.Password, await CodeAsync())).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
        (await SignInAsync(made, made.Password, await CodeAsync())).Outcome.ShouldBe(StaffSignInOutcome.CodeWrong);
        (await Accounts.RemoveTotpAsync(made.AccountId, Clerk, None)).ShouldBeTrue();
        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
    }

    [Theory]
    [InlineData("short-one-9", "password_short")]
    [InlineData("aaaaaaaaaaaaaaaa", "password_plain")]
    [InlineData("abcdefghijklmnop", "password_plain")]
    [InlineData("my admin loves tea", "password_name")]
    [InlineData("茶山的桥在雨后慢慢地亮起来", null)]
    [InlineData("correct horse staple", null)]
    public async Task ChangePassword_NewOne_IsJudged(string next, string? problem)
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();

        (await Accounts.ChangePasswordAsync(made.AccountId, made.Password, next, None))?.Code.ShouldBe(problem);

        (await SignInAsync(made, next)).Outcome.ShouldBe(problem is null ? StaffSignInOutcome.Welcome : StaffSignInOutcome.Wrong);
        (await Accounts.ChangePasswordAsync(made.AccountId, "not this one", "correct horse staple", None)).ShouldBe(new StaffProblem("password_old"));
    }

    [Theory]
    [InlineData(21, "admin", "name_taken")]
    [InlineData(21, "李 四", "name")]
    [InlineData(99, "lin", "unknown")]
    [InlineData(21, "lin", null)]
    public async Task Create_Account_IsJudged(int person, string name, string? problem)
    {
        await Accounts.CreateFirstAdministratorAsync(None);

        var (account, found) = await Accounts.CreateAsync(Id(person), name, Clerk, None);

        found?.Code.ShouldBe(problem);
        (account is null).ShouldBe(problem is not null);
    }

    [Fact]
    public async Task ResetPassword_LiftsTheLock_AndTheChainHolds()
    {
        var made = (await Accounts.CreateFirstAdministratorAsync(None)).ShouldNotBeNull();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SignInAsync(made, "not this one")));

        var reset = (await Accounts.ResetPasswordAsync(made.AccountId, Clerk, None)).ShouldNotBeNull();

        (await SignInAsync(made, made.Password)).Outcome.ShouldBe(StaffSignInOutcome.Wrong);
        (await SignInAsync(made, reset.Password)).Outcome.ShouldBe(StaffSignInOutcome.Welcome);
        await using var scope = _record.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(10, None)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Totp_Rfc6238Vectors_Match(long seconds, string code)
    {
        var key = Encoding.ASCII.GetBytes("12345678901234567890");

        Totp.CodeAt(key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);
        Totp.Encode(key).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    private async Task<string> CodeAsync()
    {
        await using var db = await _record.ReadAsync();
        var account = await db.Users.SingleAsync();
        return Totp.CodeAt(_record.Services.GetRequiredService<SecretBox>().Open(account.SealedTotpKey), _time.GetUtcNow());
    }

    private Task<StaffSignIn> SignInAsync(NewStaffAccount account, string password, string? code = null) =>
        _record.Services.GetRequiredService<StaffSignIns>().SignInAsync(account.UserName, password, code, None);

    private Task<int> WriteAsync(Action<CongressDb> change) => _record.Store.WriteAsync(null, Clerk, (session, _) =>
    {
        change(session.Db);
        return Task.FromResult(0);
    }, None);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
