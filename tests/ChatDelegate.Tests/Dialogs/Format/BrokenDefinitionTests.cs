namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>What an editor can know to be wrong without the other files, it underlines; the loader refuses all of it.</summary>
public class BrokenDefinitionTests
{
    private static readonly string[] Whole = [Samples.Report, Samples.Notes, Samples.Choose, LeaveSample.Leave, LeaveSample.Place, LeaveSample.Menu, LeaveSample.Notice, LeaveSample.StaffOnly];

    [Theory]
    [InlineData("type: attachment", "typ: attachment")]
    [InlineData("type: attachment", "type: atachment")]
    [InlineData("dialog: report\n", "")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}\n", "")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}", "title: {zh-CN: 反映意见}")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}", "title: {zh-CN: 反映意见, en: ''}")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}", "title: {zh-CN: 反映意见, en: Report, de: Bericht}")]
    [InlineData("title: {zh-CN: 反映意见, en: Report an opinion}", "title: [反映意见]")]
    [InlineData("version: 2", "version: two")]
    [InlineData("version: 2", "version: 0")]
    [InlineData("command: /report", "command: report")]
    [InlineData("  command: /report", "  comand: /report")]
    [InlineData("required: false\n    most: 3", "required: perhaps\n    most: 3")]
    [InlineData("most: 3", "most: three")]
    [InlineData("most: 3", "most: [3]")]
    [InlineData("max_length: 50", "max_length: long")]
    [InlineData("    label: {zh-CN: 片区, en: District}\n", "")]
    [InlineData("    ask: {zh-CN: 哪个片区？, en: Which district?}\n", "")]
    [InlineData("    ask: {zh-CN: 哪个片区？, en: Which district?}\n", "    ask: {zh-CN: [], en: Which district?}\n")]
    [InlineData("{id: east, label: {zh-CN: 东城, en: East}}", "{id: east}")]
    [InlineData("{id: east, label: {zh-CN: 东城, en: East}}", "{label: {zh-CN: 东城, en: East}}")]
    [InlineData("{id: east, label: {zh-CN: 东城, en: East}}", "east")]
    [InlineData("type: choice", "type: text")]
    [InlineData("type: choice", "type: choice\n    options_from: notes")]
    [InlineData("type: choice", "type: choice\n    dialog: leave")]
    [InlineData("type: longtext", "type: choice")]
    [InlineData("type: longtext", "type: longtext\n    options_from: notes")]
    [InlineData("{matches: '[0-9]{11}', code: phone, text: {zh-CN: 请写 11 位手机号。, en: Eleven digits please.}}", "{code: phone, text: {zh-CN: 请写 11 位手机号。, en: Eleven digits please.}}")]
    [InlineData("{matches: '[0-9]{11}', code: phone, text: {zh-CN: 请写 11 位手机号。, en: Eleven digits please.}}", "{matches: '[0-9]{11}', code: phone}")]
    [InlineData("code: phone,", "code: phone, severity: mild,")]
    [InlineData("sensitive: true", "sensitive: true\n    fill: [answer, extract]")]
    [InlineData("most: 3", "most: 3\n    fill: [controlled, answer]")]
    [InlineData("most: 3", "most: 3\n    fill: [anybody]")]
    [InlineData("fields: [contact]\n", "fields: []\n")]
    [InlineData("    fields: [contact]\n", "")]
    [InlineData("  - id: consent_needed\n", "  - severity: warn\n")]
    [InlineData("    text: {zh-CN: 不同意就不能留电话，请跳过。, en: Then leave the phone out.}\n", "")]
    [InlineData("    when: contact != empty and consent == false\n", "")]
    [InlineData("version: 2", "version: 2\nchannels: [kart]")]
    [InlineData("version: 2", "version: 2\nchannels: [card]")]
    [InlineData("version: 2", "version: 2\nsummary: no")]
    [InlineData("version: 2", "version: 2\nsummary: {title: {zh-CN: 甲, en: A}}")]
    [InlineData("version: 2", "version: 2\npolicy: {idle: 24h}")]
    [InlineData("version: 2", "version: 2\npolicy: {retain_draft: never}")]
    [InlineData("version: 2", "version: 2\npolicy: {max_retries: 0}")]
    [InlineData("version: 2", "version: 2\npolicy: {on_max: shout}")]
    [InlineData("version: 2", "version: 2\npolicy: PT24H")]
    [InlineData("version: 2", "version: 2\ngroups: [{id: a, fields: [matter], layout: page}]")]
    [InlineData("version: 2", "version: 2\ngroups: {id: a, fields: [matter]}")]
    [InlineData("version: 2", "version: 2\nmigrate: [{rename: {topic: matter}}]")]
    [InlineData("  command: opinion.report\n", "")]
    [InlineData("  command: opinion.report\n", "  command: opinion.report\n  inputs: {}\n")]
    [InlineData("submit:\n  command: opinion.report\n", "send:\n  command: opinion.report\n")]
    [InlineData("kind: desk", "kind: dsek")]
    [InlineData("kind: desk\n", "")]
    [InlineData("end:\n", "ende:\n")]
    [InlineData("end:\n", "end:\n  offers: nowhere\n")]
    [InlineData("  text: {zh-CN: 请说，一条消息记一条。, en: 'Go on, one message a note.'}\n", "  {}\n")]
    [InlineData("  - id: edit\n", "  - name: edit\n")]
    [InlineData("    command: note.edit\n", "")]
    [InlineData("    command: note.edit\n", "    command: note.edit\n    parameters: {note: file}\n")]
    [InlineData("  max_length: 2000\n", "  least: 1\n")]
    [InlineData("options_from: notes", "options_from: notes\n    fill: [answer, extract]")]
    [InlineData("secret: true", "secret: true\n    fill: [answer, extract]")]
    [InlineData("type: text\n    secret: true", "type: attachment\n    secret: true")]
    [InlineData("    dialog: pick-place\n", "")]
    [InlineData("take: {place: spot}", "take: [place]")]
    [InlineData("submit: return", "submit: returns")]
    [InlineData("submit: return", "submit: return\nstart: {phrases: {zh-CN: [选地点], en: [pick]}}")]
    [InlineData("- {dialog: leave}", "- {label: {zh-CN: 请假, en: Leave}}")]
    [InlineData("- {dialog: leave}", "- leave")]
    [InlineData("- {dialog: leave}", "- {dialog: leave, roles: [staff]}")]
    [InlineData("give: {reason: $values.days}}", "give: {reason: days}}")]
    [InlineData("- {label: {zh-CN: 再请, en: More}, dialog: leave", "- {dialog: leave")]
    [InlineData("text: {zh-CN: '请假 {values.days} 天已批准。', en: 'Leave of {values.days} days is granted.'}\n", "")]
    public void BrokenDefinition_SchemaAndLoader_BothRefuse(params string[] changes)
    {
        var (broken, dialogs) = Broken(changes);

        Samples.Read(["notes", "people"], dialogs).Catalog.ShouldBeNull();
        DialogSchema.Errors(broken).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("command: opinion.report", "command: opinion.reprot")]
    [InlineData("{matter: matter, district: district,", "{matter: mater, district: district,")]
    [InlineData("fields: [contact]", "fields: [contacts]")]
    [InlineData("id: details", "id: matter")]
    [InlineData("when: contact != empty\n", "when: contact !=\n")]
    [InlineData("when: contact != empty\n", "when: consent == true\n")]
    [InlineData("when: contact != empty\n", "when: district == 'south'\n")]
    [InlineData("'Tell more about {matter}.'", "'Tell more.'")]
    [InlineData("matches: '[0-9]{11}'", "matches: '[0-9'")]
    [InlineData("[反映意见, 我要反映]", "[反映意见, 返回]")]
    [InlineData("options_from: notes", "options_from: note")]
    [InlineData("- {dialog: leave}", "- {dialog: leaf}")]
    [InlineData("end:\n", "end:\n  offers: [nowhere]\n")]
    [InlineData("title: {zh-CN: 请假, en: Leave}", "title: leave.title")]
    public void BrokenDefinition_WhereOtherThingsMustBeKnown_IsTheLoadersToRefuse(string part, string change)
    {
        var (broken, dialogs) = Broken([part, change]);

        Samples.Read(["notes", "people"], dialogs).Catalog.ShouldBeNull();
        DialogSchema.Errors(broken).ShouldBeEmpty();
    }

    [Fact]
    public void WholeDefinitions_AreTakenByBoth()
    {
        Samples.Read(["notes", "people"], Whole).Errors.ShouldBeEmpty();
        Whole.SelectMany(DialogSchema.Errors).ShouldBeEmpty();
    }

    /// <summary>One definition with parts replaced, and all of them with that one among them.</summary>
    private static (string Broken, string[] Dialogs) Broken(string[] changes)
    {
        var at = Array.FindIndex(Whole, dialog => dialog.Contains(changes[0], StringComparison.Ordinal));
        at.ShouldBeGreaterThanOrEqualTo(0, changes[0]);
        var broken = Whole[at];
        foreach (var pair in changes.Chunk(2))
        {
            broken.ShouldContain(pair[0]);
            broken = broken.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }

        return (broken, [.. Whole.Select((dialog, i) => i == at ? broken : dialog)]);
    }
}
