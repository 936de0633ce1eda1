using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs;

public class LoaderTests
{
    [Theory]
    [InlineData("            type: text", "            typ: text", "dialogs/0.yaml:9: Unknown key 'typ'. Did you mean 'type'?")]
    [InlineData("            type: text", "            type: txet", "dialogs/0.yaml:9: There is no field type 'txet'. Did you mean 'text'?")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}", "title: {zh-CN: 反映意见}", "dialogs/0.yaml:3: 'title' has no text in en.")]
    [InlineData("command: opinion.report", "command: opinion.reprot", "dialogs/0.yaml:50: There is no command 'opinion.reprot'. Did you mean 'opinion.report'?")]
    [InlineData("{matter: matter, district: district,", "{matter: mater, district: district,", "dialogs/0.yaml:51: 'matter: mater' names nothing known here. Did you mean 'matter'?")]
    [InlineData("{matter: matter, district: district,", "{matter: matter,", "dialogs/0.yaml:50: The command 'opinion.report' needs the input 'district'.")]
    [InlineData("{matter: matter, district: district,", "{matter: photos, district: district,", "The input 'matter' takes Text, but 'photos' is Attachments.")]
    [InlineData("{matter: matter, district: district,", "{matter: contact, district: district,", "is required but 'contact' can be left out")]
    [InlineData("{matter: matter, district: district,", "{matter: matter, distrct: district,", "Unknown key 'distrct'. Did you mean 'district'?")]
    [InlineData("when: contact != empty\n", "when: contcat != empty\n", "names 'contcat', which is no field of this form. Did you mean 'contact'?")]
    [InlineData("when: contact != empty\n", "when: contact !=\n", "cannot be read: it ends too early")]
    [InlineData("when: contact != empty\n", "when: contact = empty\n", "cannot be read: it has characters")]
    [InlineData("fields: [contact]", "fields: [contacts]", "There is no field 'contacts'. Did you mean 'contact'?")]
    [InlineData("id: details", "id: matter", "There are two fields 'matter'.")]
    [InlineData("“{matter}”", "“{contact}”", "A text shows {contact}, which is sensitive.")]
    [InlineData("'Tell more about {matter}.'", "'Tell more.'", "has other {placeholders} in zh-CN than in en")]
    [InlineData("id: west", "id: east", "The option 'east' is there twice.")]
    [InlineData("matches: '[0-9]{11}'", "matches: '[0-9'", "is no regular expression")]
    [InlineData("type: choice", "type: text", "has options, so its type must be choice")]
    [InlineData("command: /report", "command: report", "must begin with '/'")]
    [InlineData("version: 2", "version: two", "dialogs/0.yaml:2: 'version: two' must be a number.")]
    [InlineData("version: 2", "version: 2\nversion: 3", "is no YAML")]
    public void Load_BrokenForm_SaysFileLineAndCure(string part, string broken, string error)
    {
        Samples.Report.ShouldContain(part.Trim());
        var load = Samples.Read(Samples.Report.Replace(part.Trim(), broken.Trim(), StringComparison.Ordinal));

        load.Catalog.ShouldBeNull();
        load.Errors.Select(found => found.ToString()).ShouldContain(found => found.Contains(error, StringComparison.Ordinal), string.Join('\n', load.Errors));
    }

    [Theory]
    [InlineData("end:", "ende:", "A desk needs 'end:'")]
    [InlineData("kind: desk", "kind: dsek", "'kind: dsek' is unknown")]
    [InlineData("改第{n:number}条：{text}", "改第{n:numbr}条：{text}", "write {name}, {name:number} or {name:word}")]
    [InlineData("zh-CN: [完成, 记完了]", "zh-CN: [完成, 撤销]", "'撤销' means both 'undo' and the end")]
    [InlineData("input: {number: n}", "input: {number: m}", "names nothing known here")]
    [InlineData("input: {text: $text, files: $attachments}", "input: {text: $attachments}", "takes Text, but '$attachments' is Attachments")]
    public void Load_BrokenDesk_SaysFileLineAndCure(string part, string broken, string error)
    {
        var load = Samples.Read(Samples.Notes.Replace(part, broken, StringComparison.Ordinal));

        load.Errors.Select(found => found.ToString()).ShouldContain(found => found.Contains(error, StringComparison.Ordinal), string.Join('\n', load.Errors));
    }

    [Fact]
    public void Load_TwoDialogsWithOnePhrase_IsAnError() =>
        Samples.Read(Samples.Notes, Samples.Choose.Replace("写建议]", "随手记]", StringComparison.Ordinal))
            .Errors.ShouldContain(error => error.Message.Contains("'随手记' starts 'notes' already", StringComparison.Ordinal));

    [Fact]
    public void Load_UnknownOptionSource_IsAnError() =>
        Samples.Read(Samples.Choose.Replace("options_from: notes", "options_from: note", StringComparison.Ordinal))
            .Errors.ShouldHaveSingleItem().Message.ShouldBe("There is no option source 'note'. Did you mean 'notes'?");

    [Fact]
    public void Load_TextsWithUnequalPlaceholders_IsAnError()
    {
        var texts = new DefinitionFile("dialogs/texts/x.yaml", "note:\n  saved: {zh-CN: '第 {n} 条', en: 'note {m}'}\n  gone: {zh-CN: 没了}");

        DialogCatalog.Load([texts], [], []).Errors.Where(error => error.File == "dialogs/texts/x.yaml").Select(error => error.ToString())
            .ShouldBe(["dialogs/texts/x.yaml:2: 'note.saved' has other {placeholders} in zh-CN than in en. Use the same in both.", "dialogs/texts/x.yaml:3: 'note.gone' has no text in en. Add 'en: ...'."]);
    }

    [Fact]
    public void Load_WithoutEngineTexts_NamesThem() =>
        DialogCatalog.Load([], [], []).Errors.ShouldContain(error => error.Message.Contains("'engine.commands.help' is missing", StringComparison.Ordinal));

    [Fact]
    public void Texts_Format_FillsInPlaceholdersOnce()
    {
        var texts = Samples.Catalog(Samples.Notes).Texts;

        texts.Format("engine.status_line", "zh-CN", ("field", "{value}"), ("value", "一")).ShouldBe("{value}：一");
        texts.Format("engine.yes", "en-US").ShouldBe("Yes");
    }

    [Fact]
    public void Readme_Examples_Load()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "dialogs/README.md"));
        var examples = readme.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0]).ToArray();
        examples.Length.ShouldBe(2);
        var engine = new DefinitionFile("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

        var load = DialogCatalog.Load([engine, .. examples.Select((yaml, i) => new DefinitionFile($"{i}.yaml", yaml))], Commands, []);

        load.Errors.ShouldBeEmpty();
    }

    private static readonly IReadOnlyList<CommandSpec> Commands =
    [
        new("opinion.report", Text("text"), Text("place", false), new CommandInput("occurred", ChatDelegate.Dialogs.ValueType.Date), new CommandInput("photos", ChatDelegate.Dialogs.ValueType.Attachments, false), Text("contact", false)),
        new("note.add", Text("text", false), new CommandInput("photos", ChatDelegate.Dialogs.ValueType.Attachments, false)),
        new("note.list"),
        new("note.edit", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number), Text("text")),
        new("note.delete", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number, false), Text("note", false)),
    ];

    private static CommandInput Text(string name, bool required = true) => new(name, ChatDelegate.Dialogs.ValueType.Text, required);
}
