using System.Text.RegularExpressions;
using ChatDelegate.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Tests.Console;

/// <summary>The console's pages and their texts: a missing text would be found only by whoever opens the page.</summary>
public sealed partial class ConsolePages
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "ChatDelegate.Server", "Console");

    private static readonly Dictionary<string, string> Pages = Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText);

    [Fact]
    public void Texts_AskedFor_Exist()
    {
        var texts = Texts();
        var asked = Pages.Values.SelectMany(page => AskedFor().Matches(page)).Select(match => match.Groups["key"].Value).Distinct().ToList();

        asked.Count.ShouldBeGreaterThan(200);
        asked.Where(key => !texts.Contains("console." + key)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_InTheFile_AreUsed()
    {
        // A key with a part made at run time, such as state.Submitted, counts as used when its beginning is asked for.
        var all = string.Concat(Pages.Values);
        var unused = Texts().Select(key => key["console.".Length..])
            .Where(key => !all.Contains($"\"{key}\"", StringComparison.Ordinal))
            .Where(key => !Beginnings(key).Any(begin => all.Contains($"\"{begin}\"", StringComparison.Ordinal) || all.Contains($"$\"{begin}.{{", StringComparison.Ordinal)));

        unused.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_Always_SayWhoMayOpenThem()
    {
        string[] open = ["SignInPage.razor", "DeniedPage.razor", "MissingPage.razor"];
        var unguarded = Pages.Where(page => page.Value.Contains("@page", StringComparison.Ordinal) && !page.Value.Contains("[Authorize(", StringComparison.Ordinal))
            .Select(page => Path.GetFileName(page.Key));

        unguarded.ShouldBe(open, ignoreOrder: true);
    }

    [Fact]
    public void Forms_ThatPost_CarryTheToken()
    {
        var bare = Pages.SelectMany(page => PostForm().Matches(page.Value).Where(form => !form.Value.Contains("<AntiforgeryToken", StringComparison.Ordinal)
            && !form.Value.Contains("hidden></form>", StringComparison.Ordinal)).Select(form => $"{page.Key}: {form.Value[..60]}"));

        bare.ShouldBeEmpty();
    }

    private static IEnumerable<string> Beginnings(string key) =>
        Enumerable.Range(0, key.Length).Where(i => key[i] == '.').Select(i => key[..i]);

    private static HashSet<string> Texts()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Repository.Root, "dialogs", "texts", "console.yaml"));
        yaml.Load(reader);
        return [.. Leaves((YamlMappingNode)yaml.Documents[0].RootNode, string.Empty)];
    }

    private static IEnumerable<string> Leaves(YamlMappingNode node, string prefix) => node.Children.SelectMany(child =>
        (child.Key, child.Value) switch
        {
            (YamlScalarNode { Value: { } key }, YamlMappingNode inner) when inner.Children.ContainsKey("zh-CN") => [prefix + key],
            (YamlScalarNode { Value: { } key }, YamlMappingNode inner) => Leaves(inner, $"{prefix}{key}."),
            _ => [],
        });

    [GeneratedRegex("""\b(?:T|words|this)\["(?<key>[a-z_.A-Z]+)"[\],]""")]
    private static partial Regex AskedFor();

    [GeneratedRegex("""<form[^>]*method="post".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex PostForm();
}
