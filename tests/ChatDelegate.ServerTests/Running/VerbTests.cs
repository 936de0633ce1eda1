using System.Diagnostics;
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
        output.ShouldContain("report-opinion: ");
        output.ShouldContain("  field    filled  invalid  corrected  skipped  back");
        output.ShouldEndWith(" dialogs, no faults.\n");
        Directory.EnumerateFileSystemEntries(place.Folder).ShouldBeEmpty("a check of dialogs/ needs no data");
    }

    [Fact]
    public async Task Lint_OneDialog_TellsOfNoOther()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, error) = await ServerProcess.RunAsync(place, ["lint", "quick-notes"]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("quick-notes: ");
        output.ShouldNotContain("my-notes: ");
        (await ServerProcess.RunAsync(place, ["lint", "quick-nots"])).Error.ShouldContain("There is no dialog 'quick-nots'.");
    }

    [Fact]
    public async Task Lint_CaseThatFails_EndsWithOneAndTellsWhere()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var dialogs = CopyDialogs(place);
        var file = Path.Combine(dialogs, "quick-notes.tests.yaml");
        var lines = await File.ReadAllLinesAsync(file);
        await File.AppendAllTextAsync(file, "\n  - name: a wrong one\n    steps:\n      - user: 随手记\n        expect: {dialog: none}\n");

        var (code, output, _) = await ServerProcess.RunAsync(place, ["lint", $"--Dialogs:Path={dialogs}"]);

        code.ShouldBe(1);
        output.ShouldContain($"dialogs/quick-notes.tests.yaml:{lines.Length + 5}: a wrong one, in chat: Under way is 'quick-notes', not 'none'.");
        output.ShouldContain("> 随手记");
        output.ShouldContain("2 cases fail");
    }

    [Fact]
    public async Task Lint_FaultInATestFile_EndsWithOneAndTellsWhere()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var dialogs = CopyDialogs(place);
        await File.AppendAllTextAsync(Path.Combine(dialogs, "quick-notes.tests.yaml"), "\nunknown: 1\n");

        var (code, output, _) = await ServerProcess.RunAsync(place, ["lint", $"--Dialogs:Path={dialogs}"]);

        code.ShouldBe(1);
        output.ShouldContain("Unknown key 'unknown'.");
    }

    [Fact]
    public async Task Lint_DialogWithoutTests_IsAFaultOnlyWhenStrict()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var dialogs = CopyDialogs(place);
        File.Delete(Path.Combine(dialogs, "quick-notes.tests.yaml"));

        var (code, output, _) = await ServerProcess.RunAsync(place, ["lint", $"--Dialogs:Path={dialogs}"]);

        code.ShouldBe(0, output);
        output.ShouldContain("quick-notes: no tests. Write dialogs/quick-notes.tests.yaml.");
        (await ServerProcess.RunAsync(place, ["lint", $"--Dialogs:Path={dialogs}", "--strict"])).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "> 城关街道东街")]
    [InlineData("--card", "place=城关街道东街")]
    public async Task Simulate_TestFile_PlaysItAndShowsTheTalk(string rendering, string shown)
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var file = Path.Combine(ShippedDialogs, "report-opinion.tests.yaml");

        var (code, output, error) = await ServerProcess.RunAsync(place, ["dialogs", "simulate", file, .. rendering.Length == 0 ? Array.Empty<string>() : [rendering]]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("== all in order, without a contact");
        output.ShouldContain(shown);
        output.ShouldContain("    -> opinion.report ");
        output.ShouldContain(" cases, 0 failed.");
        output.ShouldNotContain("13800001234");
    }

    [Fact]
    public async Task Simulate_FileOfMessages_RunsTheRealCommands()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var file = Path.Combine(place.Folder, "talk.txt");
        await File.WriteAllLinesAsync(file, ["随手记", "滨河苑晚上停车难，居民转三圈找不到位置。", "看第1条", "完成", "写建议", "全部新的"]);

        var (code, output, error) = await ServerProcess.RunAsync(place, ["dialogs", "simulate", file], ("TMPDIR", place.Folder));

        code.ShouldBe(0, output + error);
        output.ShouldContain("> 随手记");
        output.ShouldContain("第1条");
        output.ShouldContain("关于", Case.Sensitive, "the draft came as news");
        Directory.EnumerateDirectories(place.Folder, "chatdelegate-simulate-*").ShouldBeEmpty();
        File.Exists(place.SqliteFile).ShouldBeFalse("the place of the installation is left alone");
    }

    [Fact]
    public async Task Simulate_Pipe_TalksPressesRestartsAndSavesACaseThatHolds()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var saved = Path.Combine(place.Folder, "talked.tests.yaml");

        var (code, output, error) = await PipeAsync(
            place,
            ["dialogs", "simulate", "--dialog", "report-opinion", "--role", "convenor", "--card"],
            "place=城关街道东街", "matter=路灯不亮", "text=不亮一个月了。", "#1", ":restart", "跳过", "consent=false", "#1", ":wait 2h", "#1", ":state", ":locale en", "help", $":save {saved}", ":quit", "没有人听");

        code.ShouldBe(0, output + error);
        output.ShouldContain("#1 [确认提交]");
        output.ShouldContain("~ 请核对：反映意见: ✓ 已选：确认提交", Case.Sensitive, "the answered card was closed, as it is for a delegate");
        output.ShouldContain("编号");
        output.ShouldContain("\"closed\"");
        output.ShouldContain("Just say what you want to do");
        output.ShouldNotContain("没有人听");
        var (again, played, fault) = await ServerProcess.RunAsync(place, ["dialogs", "simulate", saved, "--card"]);
        again.ShouldBe(0, played + fault);
        played.ShouldContain("1 cases, 0 failed.");
    }

    [Fact]
    public async Task Simulate_TimePassesAndSomethingPrivateIsSaid_DatesMoveAndTheSavedCaseKeepsTheSecret()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        var saved = Path.Combine(place.Folder, "private.tests.yaml");
        var (china, before) = (TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), DateTimeOffset.UtcNow);

        var (code, output, error) = await PipeAsync(
            place,
            ["dialogs", "simulate"],
            "随手记", ":wait 3d", "滨河苑晚上停车难。", "看第1条", "完成", "反映意见", "城关街道东街", "路灯不亮", "不亮一个月了。", "跳过", "是", "张三 13800001234", ":restart", "#1", $":save {saved}");

        code.ShouldBe(0, output + error);
        string Day(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now.AddDays(3), china).ToString("第 1 条（M月d日", System.Globalization.CultureInfo.InvariantCulture);
        new[] { Day(before), Day(DateTimeOffset.UtcNow) }.ShouldContain(day => output.Contains(day, StringComparison.Ordinal), output);
        output.ShouldContain("编号");
        var text = await File.ReadAllTextAsync(saved);
        text.ShouldContain("已填写（不显示）");
        text.ShouldNotContain("13800001234");
        var (again, played, fault) = await ServerProcess.RunAsync(place, ["dialogs", "simulate", saved]);
        again.ShouldBe(0, played + fault);
    }

    [Fact]
    public async Task Simulate_NothingInThePipe_EndsCleanly()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, error) = await PipeAsync(place, ["dialogs", "simulate", "--locale", "en"]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("Write :help");
    }

    [Theory]
    [InlineData("dialogs", "Say what to do with the dialogs")]
    [InlineData("dialogs simulate nowhere.txt", "There is no file 'nowhere.txt'.")]
    [InlineData("dialogs simulate --role king", "Nobody of the demo congress is a 'king'.")]
    [InlineData("dialogs simulate --dialog nothing", "There is no dialog 'nothing'.")]
    [InlineData("dialogs simulate --dialog", "'--dialog' needs a value")]
    [InlineData("dialogs simulate a.txt b.txt", "'b.txt' means nothing here")]
    public async Task Simulate_WrongArguments_IsOneSentence(string arguments, string sentence)
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, error) = await PipeAsync(place, arguments.Split(' '));

        code.ShouldBe(1, output);
        error.ShouldContain(sentence);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Help_Always_NamesTheVerbs()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, output, _) = await ServerProcess.RunAsync(place, ["--help"]);

        code.ShouldBe(0);
        foreach (var verb in (string[])["lint", "dialogs simulate", "import-roster", "backup", "verify-audit"])
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

    private static string ShippedDialogs => Path.Combine(Path.GetDirectoryName(Repository.ServerProgram)!, "dialogs");

    private static string CopyDialogs(ServerPlace place)
    {
        var folder = Path.Combine(place.Folder, "dialogs");
        foreach (var file in Directory.EnumerateFiles(ShippedDialogs, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ShippedDialogs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    /// <summary>Runs the program with lines in its pipe.</summary>
    private static async Task<(int Code, string Out, string Error)> PipeAsync(ServerPlace place, string[] arguments, params string[] lines)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ServerProgram, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in place.Settings())
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Deadline.Default);
        var (output, error) = (program.StandardOutput.ReadToEndAsync(patience.Token), program.StandardError.ReadToEndAsync(patience.Token));
        await program.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        program.StandardInput.Close();
        await program.WaitForExitAsync(patience.Token);
        return (program.ExitCode, await output, await error);
    }
}
