using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Widget;

/// <summary>The widget's own files: nobody compiles them, so these hold what a compiler would.</summary>
public sealed partial class WidgetFiles
{
    private static readonly string Server = Path.Combine(Repository.Root, "src", "ChatDelegate.Server");

    private static readonly Dictionary<string, string> Scripts = Directory.EnumerateFiles(Path.Combine(Server, "wwwroot", "widget"), "*.js")
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    [Fact]
    public void Texts_Always_AreInBothLanguagesAndAskedFor()
    {
        var source = Scripts["texts.js"];
        using var json = JsonDocument.Parse(source[source.IndexOf('{', StringComparison.Ordinal)..(source.IndexOf("\n};", StringComparison.Ordinal) + 2)]);
        var texts = json.RootElement.EnumerateObject().ToList();
        var others = string.Concat(Scripts.Where(script => script.Key != "texts.js").Select(script => script.Value));

        texts.ShouldAllBe(text => text.Value.GetProperty("zh-CN").GetString()!.Length > 0 && text.Value.GetProperty("en").GetString()!.Length > 0);
        texts.Select(text => text.Name).Where(key => !others.Contains($"'{key}'", StringComparison.Ordinal)).ShouldBeEmpty();
        Asked().Matches(others).Select(match => match.Groups["key"].Value).Except(texts.Select(text => text.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void Imports_Always_NameAFile() =>
        Scripts.SelectMany(script => Import().Matches(script.Value)).Select(match => match.Groups["name"].Value).Where(name => !Scripts.ContainsKey(name)).ShouldBeEmpty();

    /// <summary>Pages with trusted types and strict policies load these.</summary>
    [Fact]
    public void Scripts_Always_WriteNoMarkup() =>
        Scripts.Where(script => Markup().IsMatch(script.Value)).Select(script => script.Key).ShouldBeEmpty();

    [Fact]
    public void Readme_Attributes_AreThoseThatAreRead()
    {
        var written = Row().Matches(File.ReadAllText(Path.Combine(Server, "Widget", "README.md"))).Select(match => match.Groups["name"].Value);
        var read = Reader().Matches(Scripts["options.js"]).Select(match => match.Groups["name"].Value);

        written.ShouldBe(read, ignoreOrder: true);
    }

    [GeneratedRegex(@"\bt\((?:[^()']*\? )?'(?<key>\w+)'")]
    private static partial Regex Asked();

    [GeneratedRegex(@"from '\./(?<name>[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('style'")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\| `data-(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^    (?<name>\w+)(?:: text =>|\(text\) \{)", RegexOptions.Multiline)]
    private static partial Regex Reader();
}
