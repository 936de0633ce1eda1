using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Versions;

/// <summary>What servers ran with stays as long as somebody is in it, and not for ever.</summary>
public sealed class ArchiveTests
{
    [Theory]
    [EachDatabase]
    public async Task Start_WithOldDefinitions_LetsGoOfThoseThatNobodyIsIn(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("反映意见");
        await server.Process.KillAsync();
        NewVersion.PutIn(dialogs);
        await PutInForgottenAsync(server);
        await server.Place.ExecuteAsync("""update "DialogDefinitions" set "LastSeen" = 1""");

        await server.Process.RestartAsync();

        await Deadline.UntilAsync(async () => (await KeptAsync(server, "forgotten")).Count == 0, () => $"an archive without 'forgotten'\n{server.Process.Output}");
        (await KeptAsync(server, "report-opinion")).ShouldBe(["1", "2"], "somebody is in the old one");
        (await KeptAsync(server, "quick-notes")).ShouldBe(["1"], "it runs");
        await chat.ReconnectAsync();
        (await chat.AskAsync("城关街道东街"))[^1].Words.ShouldContain(NewVersion.FirstQuestion);
    }

    [Theory]
    [EachDatabase]
    public async Task Start_WithAStateThatCannotBeRead_LetsGoOfNothing(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await server.Process.KillAsync();
        await server.Place.ExecuteAsync("""update "Conversations" set "Version" = "Version" + 1, "State" = @state""", ("state", new byte[] { 1, 2, 3 }));
        await PutInForgottenAsync(server);

        await server.Process.RestartAsync();

        await Deadline.UntilAsync(
            () => Task.FromResult(server.Process.Output.Contains("old dialog definitions stay", StringComparison.Ordinal)), () => $"a word about it in the log\n{server.Process.Output}");
        (await KeptAsync(server, "forgotten")).ShouldBe(["1"]);
    }

    [Theory]
    [EachDatabase]
    public async Task Reset_OfTheDemo_KeepsWhatTheServerRunsWith(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        var before = await server.Place.CountAsync("""select count(*) from "DialogDefinitions" """);

        using var answer = await server.Process.Http.PostAsync(new Uri("/demo/reset", UriKind.Relative), null);

        answer.EnsureSuccessStatusCode();
        (await server.Place.CountAsync("""select count(*) from "DialogDefinitions" """)).ShouldBe(before);
        before.ShouldBeGreaterThan(5);
    }

    private static Task<int> PutInForgottenAsync(SharedServer server) => server.Place.ExecuteAsync(
        """insert into "DialogDefinitions" ("Dialog", "Version", "Hash", "File", "Content", "FirstSeen", "LastSeen") values ('forgotten', 1, '0', 'dialogs/forgotten.yaml', 'dialog: forgotten', 1, 1)""");

    private static async Task<IReadOnlyList<string>> KeptAsync(SharedServer server, string dialog) =>
        await server.Place.ReadAsync("""select "Version" from "DialogDefinitions" where "Dialog" = @dialog order by "Version" """, ("dialog", dialog));
}
