using System.Net;
using System.Net.Sockets;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Running;

/// <summary>Whatever keeps the server from starting is one sentence that names the cause, and a code that is not 0.</summary>
public sealed class RefusedStartTests
{
    [Fact]
    public async Task Start_PortInUse_SaysWhichAddress()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await ShouldRefuseAsync(["--urls", address], address);
    }

    [Theory]
    [InlineData("Database:Provider", "oracle", "Database:Provider")]
    [InlineData("Database:Provider", "postgres", "Database:ConnectionString")]
    [InlineData("Database:GroupCommit", "many", "Database:GroupCommit")]
    [InlineData("Database:GroupCommit", "0", "GroupCommit")]
    [InlineData("Delivery:Parallel", "0", "Parallel")]
    [InlineData("Archive:TranscriptDays", "30", "Archive:ReceiptDays")]
    [InlineData("Archive:KeepEntries", "10", "KeepEntries")]
    [InlineData("Admission:LongestWait", "00:01:00", "Admission:LongestWait")]
    [InlineData("Admission:MaxHeldBytes", "5", "Admission:MaxHeldBytes")]
    [InlineData("Demo:Enabled", "perhaps", "Demo:Enabled")]
    [InlineData("Data:Path", "", "Path")]
    public Task Start_BrokenSetting_NamesIt(string key, string value, string named) => ShouldRefuseAsync([], named, (key, value));

    [Theory]
    [InlineData("file/data")]
    [InlineData("/proc/chatdelegate")]
    public async Task Start_DataFolderCannotBeWritten_NamesTheFolder(string folder)
    {
        // Root may write anywhere, but not below a file, and not in /proc.
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "file"), "not a folder");
        var path = Path.Combine(place.Folder, folder);

        await ShouldRefuseAsync(place, [], path, ("Data:Path", path));
    }

    [Theory]
    [EachDatabase]
    public async Task Start_DatabaseOfNewerVersion_SaysSo(Database database)
    {
        await using var place = await ServerPlace.CreateAsync(database);
        await using (var server = await ServerProcess.StartAsync(place))
        {
            (await server.InterruptAsync()).ShouldBe(0);
        }

        await place.ExecuteAsync("""insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('99991231235959_Future', '99.0.0')""");

        await ShouldRefuseAsync(place, [], "99991231235959_Future");
    }

    [Fact]
    public async Task Start_FileIsNoDatabase_SaysWhich()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        await File.WriteAllTextAsync(place.SqliteFile, new string('x', 10_000));

        await ShouldRefuseAsync(place, [], "chatdelegate.db");
    }

    [Fact]
    public Task Start_PostgresNotThere_SaysSoWithoutThePassword() => ShouldRefuseAsync(
        [],
        "127.0.0.1",
        ("Database:Provider", "postgres"),
        ("Database:ConnectionString", "Host=127.0.0.1;Port=1;Username=congress;Password=not-to-be-shown;Timeout=3"));

    [Fact]
    public Task Start_UnknownVerb_ListsTheVerbs() => ShouldRefuseAsync(["vote-for-me"], "vote-for-me");

    private static async Task ShouldRefuseAsync(string[] arguments, string named, params (string Key, string Value)[] settings)
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        await ShouldRefuseAsync(place, arguments, named, settings);
    }

    private static async Task ShouldRefuseAsync(ServerPlace place, string[] arguments, string named, params (string Key, string Value)[] settings)
    {
        var urls = arguments is [] ? ["--urls", "http://127.0.0.1:0"] : arguments;

        var (code, output, error) = await ServerProcess.RunAsync(place, urls, settings);

        code.ShouldNotBe(0);
        error.Trim().ShouldContain(named);
        error.Trim().Split('\n').Length.ShouldBe(1, error);
        (output + error).ShouldNotContain("   at ");
        (output + error).ShouldNotContain("not-to-be-shown");
    }
}
