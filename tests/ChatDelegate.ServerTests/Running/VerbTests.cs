using System.IO.Compression;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Running;

public sealed class VerbTests
{
    [Fact]
    public async Task Lint_OurOwnDialogs_FindsNoFault()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, error) = await ServerProcess.RunAsync(place, ["lint"]);

        code.ShouldBe(0, output + error);
        Directory.EnumerateFileSystemEntries(place.Folder).ShouldBeEmpty("a check of dialogs/ needs no data");
    }

    [Fact]
    public async Task Help_Always_NamesTheVerbs()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, _) = await ServerProcess.RunAsync(place, ["--help"]);

        code.ShouldBe(0);
        foreach (var verb in (string[])["lint", "import-roster", "backup", "verify-audit"])
        {
            output.ShouldContain(verb);
        }
    }

    [Fact]
    public async Task Backup_WhileTheServerTakesNotes_RestoresWhatWasAcknowledged()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.AskAsync("帮助", "before-the-backup");
        var file = Path.Combine(server.Process.Place.Folder, "saved.zip");
        await using var elsewhere = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, error) = await ServerProcess.RunAsync(server.Process.Place, ["backup", file]);

        code.ShouldBe(0, output + error);
        await ZipFile.ExtractToDirectoryAsync(file, elsewhere.Folder);
        await using var restored = await ServerProcess.StartAsync(elsewhere);
        (await elsewhere.CountAsync("""select count(*) from "Receipts" where "Key" = 'before-the-backup'""")).ShouldBe(1);
        await using var again = await WebChatClient.SignInAsync(restored, person);
        again.Activities.Select(one => one.Id).ShouldBe(chat.Activities.Select(one => one.Id));
        (await ServerProcess.RunAsync(elsewhere, ["verify-audit"])).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Backup_FileIsThere_LeavesItAlone()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var file = Path.Combine(place.Folder, "mine.zip");
        await File.WriteAllTextAsync(file, "mine");

        var (code, output, error) = await ServerProcess.RunAsync(place, ["backup", file]);

        code.ShouldNotBe(0);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
        (output + error).ShouldNotContain("   at ");
        error.ShouldContain("mine.zip");
    }
}
