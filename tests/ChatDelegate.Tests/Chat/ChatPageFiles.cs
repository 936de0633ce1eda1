using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Chat;

/// <summary>The web chat's own files: nobody compiles them, so these hold what a compiler would.</summary>
public sealed partial class ChatPageFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "ChatDelegate.Server", "wwwroot", "chat");

    private static readonly Dictionary<string, string> Scripts = Directory.EnumerateFiles(Folder, "*.js")
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    [Fact]
    public void Texts_Always_AreInBothLanguages() =>
        Texts().Where(text => Locales(text.Value) is not ["en", "zh-CN"]).Select(text => text.Key).ShouldBeEmpty();

    [Fact]
    public void Texts_AskedFor_Exist()
    {
        var known = Texts().Select(text => text.Key).ToHashSet();
        var asked = AskedFor().ToList();

        asked.Count.ShouldBeGreaterThan(40);
        asked.Where(key => !known.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_ThatExist_AreAskedFor()
    {
        var all = string.Concat(Scripts.Where(script => script.Key != "texts.js").Select(script => script.Value));

        // Choices of the menu are asked for by their setting's name and value.
        Texts().Select(text => text.Key)
            .Where(key => !all.Contains($"'{key}'", StringComparison.Ordinal) && !ChoiceKey().IsMatch(key))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Imports_Always_NameAFile() =>
        Scripts.SelectMany(script => Import().Matches(script.Value).Select(match => match.Groups["name"].Value))
            .Where(name => !Scripts.ContainsKey(name))
            .ShouldBeEmpty();

    [Fact]
    public void Scripts_Always_FitTheContentSecurityPolicy() =>
        Scripts.Where(script => Forbidden().IsMatch(script.Value)).Select(script => script.Key).ShouldBeEmpty();

    private static List<KeyValuePair<string, JsonElement>> Texts()
    {
        var source = Scripts["texts.js"];
        using var json = JsonDocument.Parse(source[source.IndexOf('{')..source.LastIndexOf(';')]);
        return [.. json.RootElement.EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value.Clone()))];
    }

    private static string[] Locales(JsonElement text) =>
        [.. text.EnumerateObject().Where(locale => locale.Value.GetString() is { Length: > 0 }).Select(locale => locale.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> AskedFor() =>
        Scripts.SelectMany(script => Asked().Matches(script.Value)).SelectMany(match => Literal().Matches(match.Value)).Select(match => match.Groups["name"].Value);

    /// <summary>t('key'), t(condition ? 'a' : 'b'), say('key'), refusal(error, 'key').</summary>
    [GeneratedRegex(@"\b(?:t|say|signIn|refusal)\([^()]*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(@"'(?<name>[a-z][\w.\-]*)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:from|import\()\s*'\./(?<name>[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"^(?:menu\.)?(?:language|size|theme)(?:\.[\w\-]+)?$")]
    private static partial Regex ChoiceKey();

    [GeneratedRegex(@"innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?://")]
    private static partial Regex Forbidden();
}
