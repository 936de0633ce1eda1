using System.Text.Json;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>dialogs/tests.schema.json, which editors go by, knows what the reader knows: no more, no less.</summary>
public sealed class TestSchema
{
    private const string Unknown = "nobody_knows_this";
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(ProductDialogs.Folder, "tests.schema.json"))).RootElement;

    [Theory]
    [InlineData("", "nobody_knows_this: 1")]
    [InlineData("given", "given: {nobody_knows_this: 1}")]
    [InlineData("option", "given: {options: {notes: [{id: a, label: A, nobody_knows_this: 1}]}}")]
    [InlineData("answer", "given: {commands: {note.add: {nobody_knows_this: 1}}}")]
    [InlineData("card", "given: {commands: {note.add: {card: {title: 卡, nobody_knows_this: 1}}}}")]
    [InlineData("entry", "given: {commands: {note.add: {card: {title: 卡, entries: [{text: 一, say: 一, nobody_knows_this: 1}]}}}}")]
    [InlineData("button", "given: {commands: {note.add: {card: {title: 卡, buttons: [{label: 一, say: 一, nobody_knows_this: 1}]}}}}")]
    public void Keys_AboveTheCases_AreThoseOfTheReader(string definition, string suite) =>
        KnownTo(Bench.Yaml("- user: 反映意见", suite)).ShouldBe(KeysOf(definition));

    [Theory]
    [InlineData("expect", "- user: 反映意见\n  expect: {nobody_knows_this: 1}")]
    [InlineData("release", "- deploy: {nobody_knows_this: 1}")]
    public void Keys_OfSteps_AreThoseOfTheReader(string definition, string steps) =>
        KnownTo(Bench.Yaml(steps)).ShouldBe(KeysOf(definition));

    [Fact]
    public void Keys_OfACase_AreThoseOfTheReader() =>
        KnownTo("dialog: report\ncases:\n- name: a\n  nobody_knows_this: 1\n  steps: [{user: 反映意见}]").ShouldBe(KeysOf("case"));

    [Fact]
    public void Keys_OfAllKindsOfSteps_AreThoseOfTheReader()
    {
        string[] steps = ["user: a", "tap: a", "card: {}", "start: notes", "arrive: true", "news: a", "wait: PT1H", "restart: true", "deploy: v3", "repeat: true", "locale: en", "role: staff"];

        var known = steps.SelectMany(step => KnownTo(Bench.Yaml($"- {step}\n  {Unknown}: 1"))).Distinct().Order(StringComparer.Ordinal);

        known.ShouldBe(KeysOf("step"));
    }

    [Fact]
    public void Tags_AreThoseOfTheTaxonomy() =>
        Root.GetProperty("definitions").GetProperty("tag").GetProperty("enum").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(Taxonomy.All);

    private static string[] KnownTo(string suite)
    {
        var message = Bench.Read(suite).Errors.Single(error => error.Message.Contains(Unknown)).Message;
        return message[(message.IndexOf("Known here: ", StringComparison.Ordinal) + "Known here: ".Length)..].TrimEnd('.').Split(", ");
    }

    private static IEnumerable<string> KeysOf(string definition) =>
        (definition.Length == 0 ? Root : Root.GetProperty("definitions").GetProperty(definition)).GetProperty("properties").EnumerateObject().Select(key => key.Name).Order(StringComparer.Ordinal);
}
