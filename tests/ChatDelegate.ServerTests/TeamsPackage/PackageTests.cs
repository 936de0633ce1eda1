using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace ChatDelegate.ServerTests.TeamsPackage;

/// <summary>The app package that an administrator uploads to Teams.</summary>
public sealed class PackageTests
{
    [Theory]
    [InlineData("1.30")]
    [InlineData("1.22", "--schema", "1.22")]
    [InlineData("1.17", "--schema", "1.17", "--without-console")]
    [InlineData("1.30", "--name", "某某市代表助手", "--name-en", "City Delegates", "--publisher", "某某市人大常委会办公室", "--privacy", "https://www.example.gov.cn/privacy", "--version", "2.0.11")]
    public async Task Package_Written_FitsTheOfficialSchemas(string schema, params string[] options)
    {
        using var package = await WrittenPackage.WriteAsync(options);

        (await package.FaultsAsync()).ShouldBeEmpty();
        package.Manifest.GetProperty("manifestVersion").GetString().ShouldBe(schema);
        package.Files().ShouldBe(["color.png", "en.json", "manifest.json", "outline.png"]);
        package.Out.ShouldContain("Teams admin centre");
    }

    [Fact]
    public async Task Package_SameArguments_SameBytes()
    {
        using var one = await WrittenPackage.WriteAsync();
        using var other = await WrittenPackage.WriteAsync();

        one.Bytes.ShouldBe(other.Bytes);
        one.Manifest.GetProperty("id").GetString().ShouldBe(WrittenPackage.AppId, "an update must be the same app");
    }

    [Fact]
    public async Task Manifest_ForOurBot_SaysWhatItDoesAndWhereTheConsoleIs()
    {
        using var package = await WrittenPackage.WriteAsync();
        var manifest = package.Manifest;
        var bot = manifest.GetProperty("bots")[0];
        var tab = manifest.GetProperty("staticTabs")[0];

        bot.GetProperty("botId").GetString().ShouldBe(WrittenPackage.AppId);
        Texts(bot.GetProperty("scopes")).ShouldBe(["personal", "team", "groupChat"]);
        bot.GetProperty("supportsFiles").GetBoolean().ShouldBeTrue();
        tab.GetProperty("contentUrl").GetString().ShouldBe("https://bot.example.gov.cn/console");
        Texts(manifest.GetProperty("validDomains")).ShouldBe(["bot.example.gov.cn"]);
        manifest.GetProperty("authorization").GetProperty("permissions").GetProperty("resourceSpecific")[0].GetProperty("name").GetString().ShouldBe("ChatMessageReadReceipt.Read.Chat");
        manifest.GetProperty("webApplicationInfo").GetProperty("id").GetString().ShouldBe(WrittenPackage.AppId, "without it Teams grants no permission");
    }

    [Fact]
    public async Task Texts_ThatPeopleSee_AreAllInEnglish()
    {
        using var package = await WrittenPackage.WriteAsync();
        var english = package.Read("en.json").EnumerateObject().Where(text => text.Name != "$schema").ToDictionary(text => text.Name, text => text.Value.GetString() ?? string.Empty);

        english.Keys.ShouldBe(Shown(package.Manifest), ignoreOrder: true);
        english.Values.ShouldAllBe(text => text.All(char.IsAscii) && text.Length > 0);
        Commands(package.Manifest).ShouldAllBe(command => command.Any(c => c > 0x2E80), "the default is Chinese");
    }

    /// <summary>What a command's title sends is something the dialogs or the engine begin with.</summary>
    [Fact]
    public async Task Commands_Offered_AreWhatTheDialogsUnderstand()
    {
        using var package = await WrittenPackage.WriteAsync();
        var dialogs = string.Concat(Directory.EnumerateFiles(Path.Combine(Support.Repository.Root, "dialogs"), "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText));
        var english = package.Read("en.json").EnumerateObject().Where(text => text.Name.EndsWith(".title", StringComparison.Ordinal)).Select(text => text.Value.GetString() ?? string.Empty);

        Commands(package.Manifest).Concat(english)
            .Where(title => !dialogs.Contains($"[{title},", StringComparison.Ordinal) && !dialogs.Contains($", {title},", StringComparison.Ordinal) && !dialogs.Contains($", {title}]", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Icons_AsTeamsAsks_FullColourAndWhiteOutline()
    {
        using var package = await WrittenPackage.WriteAsync();

        var color = Pixels(package.Picture("color.png"), 192);
        var outline = Pixels(package.Picture("outline.png"), 32);

        color.ShouldAllBe(pixel => pixel.Alpha == 255);
        color.Distinct().Count().ShouldBeGreaterThan(1);
        outline.ShouldAllBe(pixel => pixel.Red == 255 && pixel.Green == 255 && pixel.Blue == 255);
        outline.Count(pixel => pixel.Alpha == 0).ShouldBeGreaterThan(outline.Count / 2);
        outline.Count(pixel => pixel.Alpha == 255).ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("--app-id", "not-a-guid", "is not a GUID")]
    [InlineData("--app-id", "", "--app-id is missing")]
    [InlineData("--host", "https://bot.example.gov.cn/", "without https://")]
    [InlineData("--host", "localhost", "is not the name of a host")]
    [InlineData("--host", "bot.example.gov.cn:8443", "without https://, port")]
    [InlineData("--out", "/nowhere/at/all.zip", "there is no folder '/nowhere/at'")]
    [InlineData("--name", "一个长得过了头、三十个字怎么也放不下、于是在 Teams 里显示不出来的名称", "1 to 30 characters")]
    [InlineData("--privacy", "http://www.example.gov.cn", "full https address")]
    [InlineData("--version", "7", "--version 1.0.1")]
    [InlineData("--schema", "1.18", "1.17")]
    [InlineData("--colour", "red", "is not an option of teams-package")]
    public async Task Arguments_Wrong_NameTheOptionAndTheCure(string option, string value, string words)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        string[] others = ["--app-id", WrittenPackage.AppId, "--host", "bot.example.gov.cn", "--out", file];
        var at = Array.IndexOf(others, option);
        var arguments = at < 0 ? [.. others, option, value] : others.Select((text, i) => i == at + 1 ? value : text).ToArray();

        var (code, _, error) = await WrittenPackage.RunAsync(arguments);

        code.ShouldBe(1);
        error.ShouldContain(option);
        error.ShouldContain(words);
        error.Trim().Split('\n').Length.ShouldBe(1, error);
        File.Exists(file).ShouldBeFalse();
    }

    private static IEnumerable<string> Shown(JsonElement manifest)
    {
        yield return "name.short";
        yield return "name.full";
        yield return "description.short";
        yield return "description.full";
        yield return "staticTabs[0].name";
        var lists = manifest.GetProperty("bots")[0].GetProperty("commandLists");
        for (var list = 0; list < lists.GetArrayLength(); list++)
        {
            for (var command = 0; command < lists[list].GetProperty("commands").GetArrayLength(); command++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[{list}].commands[{command}].title");
                yield return string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[{list}].commands[{command}].description");
            }
        }
    }

    private static List<string> Commands(JsonElement manifest) =>
        [.. manifest.GetProperty("bots")[0].GetProperty("commandLists").EnumerateArray().SelectMany(list => list.GetProperty("commands").EnumerateArray()).Select(command => command.GetProperty("title").GetString() ?? string.Empty)];

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString());

    /// <summary>Of a PNG with eight bits a channel and no filters, as ours are.</summary>
    private static List<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels(byte[] png, int size)
    {
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(size);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(size);
        png[24..29].ShouldBe([8, 6, 0, 0, 0]);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var bytes = rows.ToArray();
        var pixels = new List<(byte, byte, byte, byte)>(size * size);
        for (var y = 0; y < size; y++)
        {
            var row = bytes.AsSpan(y * ((size * 4) + 1), (size * 4) + 1);
            row[0].ShouldBe((byte)0);
            for (var x = 0; x < size; x++)
            {
                pixels.Add((row[(4 * x) + 1], row[(4 * x) + 2], row[(4 * x) + 3], row[(4 * x) + 4]));
            }
        }

        return pixels;
    }
}
