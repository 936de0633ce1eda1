using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Records;

public sealed class AuditTests
{
    private static readonly Actor Clerk = new(Guid.Parse("01890000-0000-7000-8000-000000000001"), "staff", "test.change");

    [Fact]
    public async Task Verify_AfterAddChangeDelete_FindsNothing()
    {
        await using var record = await FilledAsync();

        var report = await VerifyAsync(record);

        report.Faults.ShouldBeEmpty();
        report.Entries.ShouldBe(4);
        report.Records.ShouldBe(2);
    }

    [Theory]
    [InlineData("""update "AspNetUsers" set "Email" = 'evil@example.org' """, "changed past the chain")]
    [InlineData("""delete from "AspNetUsers" """, "removed past the chain")]
    [InlineData("""update "AuditEntries" set "ActorRole" = 'system' where "Seq" = 2""", "Entry 2 was changed")]
    [InlineData("""delete from "AuditEntries" where "Seq" = 2""", "are missing")]
    [InlineData("""delete from "AuditEntries" where "Seq" = 4""", "should end at entry 4")]
    [InlineData("""update "AuditHead" set "Seq" = 3""", "should end at entry 3")]
    public async Task Verify_EditPastTheChain_IsFound(string edit, string fault)
    {
        await using var record = await FilledAsync();
        await using (var db = await record.ReadAsync())
        {
            await db.Database.ExecuteSqlRawAsync(edit);
        }

        var report = await VerifyAsync(record);

        report.Faults.ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_ThatThrows_LeavesNothing_AndOthersInTheBatchStay()
    {
        await using var record = await FilledAsync();

        var failing = record.Store.WriteAsync<int>(null, Clerk, async (session, cancel) =>
        {
            session.Db.Add(Account("lost"));
            await session.FlushAsync(cancel);
            throw new InvalidOperationException("on purpose");
        }, CancellationToken.None);
        var fine = record.Store.WriteAsync(null, Clerk, (session, _) => Task.FromResult(session.Db.Add(Account("kept")).Entity.Id), CancellationToken.None);

        await Should.ThrowAsync<InvalidOperationException>(failing);
        await fine;
        await using var db = await record.ReadAsync();
        (await db.Users.Select(user => user.UserName).ToListAsync()).ShouldBe(["kept", "one"], ignoreOrder: true);
        (await VerifyAsync(record)).Faults.ShouldBeEmpty();
    }

    private static async Task<TestRecord> FilledAsync()
    {
        var record = await TestRecord.CreateAsync(TimeProvider.System);
        var (one, two) = (Account("one"), Account("two"));
        await record.Store.WriteAsync(null, Clerk, (session, _) =>
        {
            session.Db.AddRange(one, two);
            return Task.FromResult(0);
        }, CancellationToken.None);
        await record.Store.WriteAsync(null, Clerk, async (session, cancel) =>
        {
            (await session.Db.Users.SingleAsync(user => user.Id == one.Id, cancel)).Email = "one@example.org";
            session.Db.Remove(await session.Db.Users.SingleAsync(user => user.Id == two.Id, cancel));
            return 0;
        }, CancellationToken.None);
        return record;
    }

    private static StaffAccount Account(string name) => new() { Id = Guid.CreateVersion7(), UserName = name };

    private static async Task<AuditReport> VerifyAsync(TestRecord record)
    {
        await using var scope = record.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(100, CancellationToken.None);
    }
}
