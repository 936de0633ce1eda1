using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Dialogs.Format;
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

    [Theory]
    [InlineData("when: contact != empty\n", "when: consent == true\n", "'consent' is shown depending on itself")]
    [InlineData("when: contact != empty\n", "when: district == 'south'\n", "'consent' can never be asked: no answers make its 'when' true")]
    [InlineData("when: contact != empty\n", "when: district == 'east' and district == 'west'\n", "'consent' can never be asked")]
    [InlineData("sensitive: true", "secret: true", "it comes last")]
    [InlineData("sensitive: true", "sensitive: true\n    fill: [answer, extract]", "may be extracted only where a summary shows it")]
    [InlineData("most: 3", "most: 3\n    fill: [controlled, answer]", "filled by code only")]
    [InlineData("version: 2", "version: 2\nchannels: [card]", "'photos' cannot be asked on a card")]
    [InlineData("version: 2", "version: 2\nchannels: [kart]", "There is no channel 'kart'")]
    [InlineData("version: 2", "version: 2\npolicy: {idle: 24h}", "must be a length of time, such as PT24H")]
    [InlineData("version: 2", "version: 2\npolicy: {on_max: shout}", "'on_max: shout' is unknown. Use offer, handoff, later, skip")]
    [InlineData("version: 2", "version: 2\npolicy: {max_retries: 0}", "between 1 and 20")]
    [InlineData("version: 2", "version: 2\ngroups: [{id: a, fields: [matter]}, {id: b, fields: [matter]}]", "'matter' is in two groups")]
    [InlineData("code: phone,", "code: phone, severity: mild,", "'severity: mild' is unknown. Use error, warn")]
    [InlineData("max_length: 50", "max_length: 99999999999", "must be a whole number")]
    [InlineData("max_length: 50", "max_length: 0", "No answer to 'matter' can be right")]
    [InlineData("max_length: 50", "max_length: 50\n    least: 1", "'least' and 'most' count what is chosen or sent; 'matter' is a text")]
    [InlineData("id: matter", "id: today", "'id: today' cannot be written in conditions")]
    [InlineData("most: 3", "most: 3\n    max_length: 5", "A length has no effect on 'photos'")]
    [InlineData("{matches: '[0-9]{11}', code", "{matches: '[0-9]{11}', max_length: 11, code", "A check is one of")]
    [InlineData("{zh-CN: 请写 11 位手机号。, en: Eleven digits please.}", "{zh-CN: '不是{number}', en: 'Not {number}'}", "A text uses {number}, which is no field")]
    [InlineData("when: contact != empty and consent == false", "when: matter == matter", "is broken whatever is answered")]
    [InlineData("when: contact != empty and consent == false", "when: district == 'south'", "can never be broken")]
    [InlineData("text: details, photos: photos", "text: $text, photos: photos", "comes from the message, but a form is submitted without one")]
    [InlineData("label: {zh-CN: 西城, en: West}", "label: {zh-CN: 东城, en: West}", "Two options are called '东城'")]
    [InlineData("label: {zh-CN: 详情, en: Details}", "label: {zh-CN: 事项, en: Details}", "Two fields are called '事项'")]
    [InlineData("version: 2", "version: 2\ngroups: [{id: matter, fields: [matter, district]}]", "A group cannot be called 'matter'")]
    [InlineData("version: 2", "version: 2\ngroups: [{id: a, fields: [matter]}, {id: a, fields: [details]}]", "There are two groups 'a'")]
    [InlineData("version: 2", "version: 2\nmigrate: [{from: 1, drop: [a]}, {from: 1, drop: [b]}]", "There are two migrations from version 1")]
    [InlineData("phrases: {zh-CN: [反映意见, 我要反映], en: [report]}", "phrases: {zh-CN: [反映意见, 返回], en: [report]}", "'返回' is a command of every dialog")]
    public void Load_FormThatCannotWork_SaysFileLineAndCure(string part, string broken, string error)
    {
        Samples.Report.ShouldContain(part.Trim());
        var load = Samples.Read(Samples.Report.Replace(part.Trim(), broken.Trim(), StringComparison.Ordinal));

        load.Errors.Select(found => found.ToString()).ShouldContain(found => found.Contains(error, StringComparison.Ordinal), string.Join('\n', load.Errors));
    }

    [Theory]
    [InlineData("dialog: pick-place\n    required", "dialog: pick-plaice\n    required", "'where' calls 'pick-plaice', which is no form. Did you mean 'pick-place'?")]
    [InlineData("take: {place: spot}", "take: {place: spott}", "'pick-place' has no field 'spott' to take. Did you mean 'spot'?")]
    [InlineData("take: {place: spot}", "take: {days: spot}", "'days' holds Number, but 'spot' of 'pick-place' is Text.")]
    [InlineData("type: place\n", "type: dialog\n    dialog: leave\n", "which calls 'pick-place' again. Break the circle.")]
    [InlineData("- {dialog: leave}", "- {dialog: pick-place}", "'pick-place' only hands its values to a form that calls it")]
    [InlineData("give: {reason: $values.reason}", "give: {spot: pin}", "'pin' is private; give it to a sensitive field of 'pick-place' or not at all")]
    [InlineData("- {dialog: leave}", "- {dialog: leaf}", "There is no dialog 'leaf'. Did you mean 'leave'?")]
    [InlineData("give: {reason: $values.days}}", "give: {reason: days}}", "'days' names nothing to give")]
    [InlineData("请假 {values.days} 天已批准", "请假 {days} 天已批准", "A notice knows {values.name} and {facts.name}")]
    [InlineData("dialog: pick-place\ntitle: {zh-CN: 选地点, en: Pick a place}", "dialog: pick-place\ntitle: {zh-CN: 选地点, en: Pick a place}\nstart: {phrases: {zh-CN: [选地点], en: [pick]}}", "starts when it is called")]
    [InlineData("secret: true", "secret: true\n    fill: [answer, extract]", "A secret is answered by the person and by nobody else")]
    public void Load_DialogsThatDoNotFit_SaysFileLineAndCure(string part, string broken, string error)
    {
        string[] dialogs = [LeaveSample.Leave, LeaveSample.Place, LeaveSample.Menu, LeaveSample.Notice, LeaveSample.StaffOnly];
        dialogs.ShouldContain(dialog => dialog.Contains(part, StringComparison.Ordinal));
        var load = Samples.Read(["notes", "people"], [.. dialogs.Select(dialog => dialog.Replace(part, broken, StringComparison.Ordinal))]);

        load.Errors.Select(found => found.ToString()).ShouldContain(found => found.Contains(error, StringComparison.Ordinal), string.Join('\n', load.Errors));
    }

    [Fact]
    public void Load_ReturningFormThatNobodyCalls_IsAnError() =>
        Samples.Read(LeaveSample.Place).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("'submit: return' hands the values to a calling form");

    [Fact]
    public void Load_ArchivedDefinitions_AreKnownByHashAndNeverFail()
    {
        var older = new DefinitionFile("archive/report.yaml", Samples.Report.Replace("我要反映", "我来反映", StringComparison.Ordinal));
        var broken = new DefinitionFile("archive/gone.yaml", Samples.Report.Replace("opinion.report", "opinion.gone", StringComparison.Ordinal));
        var engine = new DefinitionFile("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

        var catalog = DialogCatalog.Load([engine, new DefinitionFile("dialogs/report.yaml", Samples.Report)], Samples.Commands, [], [older, broken]).Catalog.ShouldNotBeNull();

        catalog.Find("report", 2, older.Hash).ShouldNotBeNull().Start.Phrases.Exact.ShouldContain("我来反映");
        catalog.Find("report", 2, broken.Hash).ShouldBeNull();
        catalog.Find("report").ShouldNotBeNull().Start.Phrases.Exact.ShouldNotContain("我来反映");
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
        ReadmeExamples.All.Count.ShouldBe(5);
        var engine = new DefinitionFile("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

        var load = DialogCatalog.Load([engine, .. ReadmeExamples.All.Select((yaml, i) => new DefinitionFile($"{i}.yaml", yaml))], Commands, []);

        load.Errors.ShouldBeEmpty();
    }

    private static readonly IReadOnlyList<CommandSpec> Commands =
    [
        new("opinion.report", Text("text"), Text("kind"), Text("place", false), new CommandInput("occurred", ChatDelegate.Dialogs.ValueType.Date), new CommandInput("photos", ChatDelegate.Dialogs.ValueType.Attachments, false), Text("name", false), Text("phone", false)),
        new("note.add", Text("text", false), new CommandInput("photos", ChatDelegate.Dialogs.ValueType.Attachments, false)),
        new("note.list"),
        new("note.edit", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number), Text("text")),
        new("note.delete", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number, false), Text("note", false)),
    ];

    private static CommandInput Text(string name, bool required = true) => new(name, ChatDelegate.Dialogs.ValueType.Text, required);
}
