using System.Text.Json;
using ChatDelegate.Dialogs.Engine;

namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>What dialogs/README.md lists is what there is.</summary>
public class ReadmeTests
{
    [Fact]
    public void Readme_EveryKeyOfTheSchema_IsExplained()
    {
        var keys = DialogSchema.Closed().SelectMany(pair => DialogSchema.Keys(pair.Part)).Distinct().Where(key => key is not ("zh-CN" or "en"));

        keys.Where(key => !Tables().Any(line => line.Contains($"`{key}`", StringComparison.Ordinal) || line.Contains($"`{key}:", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Readme_EveryWordOfTheSchemasLists_IsExplained()
    {
        var words = Enums(DialogSchema.Root).Distinct();

        words.Where(word => !ReadmeExamples.Readme.Contains($"`{word}`", StringComparison.Ordinal) && !Tables().Any(line => line.Contains(word, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Readme_Commands_AreThoseOfTheEngine()
    {
        var texts = Samples.Catalog(Samples.Notes).Texts;
        var rows = CommandWords.Names.Append("finish").Select(name => $"| {Joined(texts, name, "zh-CN")} | {Joined(texts, name, "en")} | ");

        rows.Where(row => !Tables().Any(line => line.StartsWith(row, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static string Joined(ChatDelegate.Dialogs.Texts.TextCatalog texts, string name, string locale) => string.Join(" · ", texts.Phrases("engine.commands." + name, locale));

    private static IEnumerable<string> Tables() => ReadmeExamples.Readme.Split('\n').Where(line => line.StartsWith('|'));

    private static IEnumerable<string> Enums(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => member.NameEquals("enum") ? member.Value.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString() ?? "") : Enums(member.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Enums),
        _ => [],
    };
}
