using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.TeamsPackage;

/// <summary>A package as the program wrote it, unpacked.</summary>
internal sealed class WrittenPackage : IDisposable
{
    public const string AppId = "8d4f0f6a-5c1b-4d3e-9a57-2f1c0f8e7b11";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatdelegate-teams-");

    public byte[] Bytes => File.ReadAllBytes(Zip);

    public string Out { get; private set; } = string.Empty;

    public JsonElement Manifest => Read("manifest.json");

    private string Zip => Path.Combine(_folder.FullName, "app.zip");

    private string Contents => Path.Combine(_folder.FullName, "app");

    public static async Task<WrittenPackage> WriteAsync(params string[] more)
    {
        var package = new WrittenPackage();
        var (code, output, error) = await RunAsync(["--app-id", AppId, "--host", "bot.example.gov.cn", "--out", package.Zip, .. more]);
        code.ShouldBe(0, error);
        package.Out = output;
        await ZipFile.ExtractToDirectoryAsync(package.Zip, package.Contents);
        return package;
    }

    /// <summary>Runs the verb; it needs no data of its own.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(string[] arguments)
    {
        await using var program = RunningProgram.Start(["teams-package", .. arguments], []);
        var code = await program.ExitAsync();
        return (code, program.Out, program.Error);
    }

    public string[] Files() => [.. Directory.EnumerateFiles(Contents).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Contents, file))).RootElement;

    public byte[] Picture(string file) => File.ReadAllBytes(Path.Combine(Contents, file));

    /// <summary>What the official schemas say against it.</summary>
    public async Task<string> FaultsAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "ChatDelegate.ServerTests", "TeamsPackage", "schemas", "check.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, Contents]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("node did not start.");
        var errors = node.StandardError.ReadToEndAsync();
        var faults = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return faults + await errors;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
