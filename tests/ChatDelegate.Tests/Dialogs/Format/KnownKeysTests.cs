using System.Text.RegularExpressions;

namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>
/// The loader and the schema know the same keys at every place. The loader is asked with a key it cannot know: what it would
/// have known there stands in its answer.
/// </summary>
public partial class KnownKeysTests
{
    private const string Text = "{zh-CN: 甲, en: A}";
    private const string Odd = "quite_unknown: 1";
    private const string Field = "{id: x, type: text, label: " + Text + ", ask: " + Text + "}";
    private const string Head = "dialog: a\ntitle: " + Text + "\n";
    private const string Fields = "fields: [" + Field + "]\n";
    private const string Submit = "submit: {command: home.show}\n";
    private const string Form = Head + Fields + Submit;
    private const string Open = "open: {text: " + Text + "}\n";
    private const string Other = "other: {text: " + Text + "}\n";
    private const string End = "end: {phrases: {zh-CN: [完成], en: [done]}}\n";
    private const string Desk = Head + "kind: desk\n" + Open + Other + End;
    private const string Menu = Head + "kind: menu\n";
    private const string Notice = Head + "kind: notice\ntext: " + Text + "\n";

    public static TheoryData<string, string> Places => new()
    {
        { "definitions/form", Form + Odd },
        { "definitions/desk", Desk + Odd },
        { "definitions/menu", Menu + "choices: [{dialog: a}]\n" + Odd },
        { "definitions/notice", Notice + Odd },
        { "properties/start", Form + "start: {" + Odd + "}" },
        { "definitions/languages", Form + "help: {zh-CN: 甲, en: A, " + Odd + "}" },
        { "definitions/languages", Form + "start: {phrases: {zh-CN: 甲, en: A, " + Odd + "}}" },
        { "definitions/field", Head + "fields: [{id: x, type: dialog, label: " + Text + ", dialog: a, " + Odd + "}]\n" + Submit },
        { "definitions/option", Head + "fields: [{id: x, type: choice, label: " + Text + ", ask: " + Text + ", options: [{id: o, label: " + Text + ", " + Odd + "}]}]\n" + Submit },
        { "definitions/check", Head + "fields: [{id: x, type: text, label: " + Text + ", ask: " + Text + ", check: [{max_length: 3, " + Odd + "}]}]\n" + Submit },
        { "definitions/group", Form + "groups: [{id: g, fields: [x], " + Odd + "}]" },
        { "definitions/rule", Form + "rules: [{id: r, fields: [x], when: x == 'a', text: " + Text + ", " + Odd + "}]" },
        { "definitions/policy", Form + "policy: {" + Odd + "}" },
        { "definitions/form/properties/summary/oneOf", Form + "summary: {" + Odd + "}" },
        { "definitions/submit/oneOf", Head + Fields + "submit: {command: home.show, " + Odd + "}" },
        { "definitions/migration", Form + "version: 2\nmigrate: [{from: 1, " + Odd + "}]" },
        { "definitions/open", Head + "kind: desk\nopen: {command: home.show, " + Odd + "}\n" + Other + End },
        { "definitions/other", Head + "kind: desk\nother: {command: home.show, " + Odd + "}\n" + Open + End },
        { "definitions/end", Head + "kind: desk\nend: {phrases: {zh-CN: [完成], en: [done]}, command: home.show, " + Odd + "}\n" + Open + Other },
        { "definitions/action", Desk + "actions: [{id: x, command: home.show, " + Odd + "}]" },
        { "definitions/choice", Menu + "choices: [{dialog: a, " + Odd + "}]" },
        { "definitions/button", Notice + "buttons: [{dialog: a, label: " + Text + ", " + Odd + "}]" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void KeysOfAPlace_LoaderAndSchema_AreTheSame(string place, string yaml)
    {
        var error = Samples.Read(yaml).Errors.Where(found => found.Message.Contains("quite_unknown", StringComparison.Ordinal)).ShouldHaveSingleItem();
        var known = Known().Match(error.Message).Groups["keys"].Value.Split(", ");
        var part = DialogSchema.Closed().Where(pair => pair.Path == place).ShouldHaveSingleItem().Part;

        DialogSchema.Keys(part).Order(StringComparer.Ordinal).ShouldBe(known);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void UnknownKey_Schema_IsRefusedForItsOwnSake(string place, string yaml)
    {
        place.ShouldNotBeEmpty();
        DialogSchema.Errors(yaml).ShouldNotBeEmpty();
        DialogSchema.Errors(yaml.Replace(", " + Odd, "", StringComparison.Ordinal).Replace(Odd, "", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void PlacesOfTheSchema_AreAllAskedAbout() =>
        DialogSchema.Closed().Select(pair => pair.Path).Distinct().ShouldBe(Places.Select(row => row.Data.Item1).Distinct(), ignoreOrder: true);

    [GeneratedRegex(@"Known here: (?<keys>[^.]*)\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex Known();
}
