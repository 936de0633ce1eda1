using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Record;

public sealed class AuditTests
{
    [Theory]
    [EachDatabase]
    public async Task VerifyAudit_UntouchedRecord_HoldsWhileTheServerRuns(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("帮助");

        var (code, output, error) = await ServerProcess.RunAsync(server.Place, ["verify-audit"]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("holds");
        output.ShouldNotContain("about 0 records");
    }

    [Theory]
    [EachDatabase("""update "People" set "Name" = '别人' where "Id" = (select "Id" from "People" order by "Id" limit 1)""")]
    [InlineData(Database.Sqlite, """update "AuditEntries" set "ActorRole" = 'nobody' where "Seq" = 3""")]
    [InlineData(Database.Sqlite, """delete from "AuditEntries" where "Seq" = (select max("Seq") from "AuditEntries")""")]
    [InlineData(Database.Sqlite, """delete from "DeviceSessions" """)]
    public async Task VerifyAudit_EditBySql_IsFound(Database database, string edit)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using (await server.Congress.SignInAsync())
        {
            (await server.Process.InterruptAsync()).ShouldBe(0);
        }

        if (edit.Contains("DeviceSessions", StringComparison.Ordinal))
        {
            await server.Place.ExecuteAsync("""delete from "DeviceUses" """);
        }

        (await server.Place.ExecuteAsync(edit)).ShouldBe(1);

        var (code, output, _) = await ServerProcess.RunAsync(server.Place, ["verify-audit"]);

        code.ShouldBe(2, output);
        output.ShouldContain("faults");
    }
}
