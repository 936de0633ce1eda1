using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>Small dialogs to test the engine on, with the engine's real texts.</summary>
internal static class Samples
{
    public const string Report = """
        dialog: report
        version: 2
        title: {zh-CN: 反映意见, en: Report an opinion}
        start:
          phrases: {zh-CN: [反映意见, 我要反映], en: [report]}
          command: /report
        fields:
          - id: matter
            type: text
            label: {zh-CN: 事项, en: Matter}
            ask: {zh-CN: [什么事？, 一句话就行，例如：路灯不亮。], en: [What is it?, 'One sentence, please.']}
            max_length: 50
          - id: district
            type: choice
            label: {zh-CN: 片区, en: District}
            ask: {zh-CN: 哪个片区？, en: Which district?}
            options:
              - {id: east, label: {zh-CN: 东城, en: East}}
              - {id: west, label: {zh-CN: 西城, en: West}}
              - {id: newtown, label: {zh-CN: 新城开发区, en: New Town}}
          - id: details
            type: longtext
            label: {zh-CN: 详情, en: Details}
            ask: {zh-CN: '请详细说说“{matter}”。', en: 'Tell more about {matter}.'}
          - id: photos
            type: attachment
            required: false
            most: 3
            label: {zh-CN: 照片, en: Photos}
            ask: {zh-CN: 有照片吗？, en: Any photos?}
          - id: contact
            type: text
            required: false
            sensitive: true
            label: {zh-CN: 联系电话, en: Phone}
            ask: {zh-CN: 群众的联系电话？, en: Their phone?}
            check:
              - {matches: '[0-9]{11}', code: phone, text: {zh-CN: 请写 11 位手机号。, en: Eleven digits please.}}
          - id: consent
            type: bool
            when: contact != empty
            label: {zh-CN: 本人同意, en: Consent}
            ask: {zh-CN: 本人同意留电话吗？, en: Did they agree?}
        rules:
          - id: consent_needed
            when: contact != empty and consent == false
            fields: [contact]
            text: {zh-CN: 不同意就不能留电话，请跳过。, en: Then leave the phone out.}
        submit:
          command: opinion.report
          input: {matter: matter, district: district, text: details, photos: photos, contact: contact}
        done: {zh-CN: '已收到，编号 {values.number}。', en: 'Received, number {values.number}.'}
        """;

    public const string Notes = """
        dialog: notes
        kind: desk
        title: {zh-CN: 随手记, en: Quick notes}
        start: {phrases: {zh-CN: [随手记, 记一下], en: [take notes]}}
        open:
          text: {zh-CN: 请说，一条消息记一条。, en: 'Go on, one message a note.'}
        actions:
          - {id: undo, phrases: {zh-CN: [撤销], en: [undo]}, command: note.undo}
          - id: edit
            phrases: {zh-CN: ['改第{n:number}条：{text}'], en: ['edit {n:number}: {text}']}
            command: note.edit
            input: {number: n, text: text}
          - id: delete
            phrases: {zh-CN: ['删除第{n:number}条'], en: ['delete {n:number}']}
            confirm: {zh-CN: '删除第 {n} 条？', en: 'Delete {n}?'}
            command: note.delete
            input: {number: n}
        other:
          max_length: 2000
          command: note.add
          input: {text: $text, files: $attachments}
        end:
          phrases: {zh-CN: [完成, 记完了], en: [done]}
          text: {zh-CN: 记好了。, en: Noted.}
        """;

    public const string Choose = """
        dialog: choose
        title: {zh-CN: 写建议, en: Write a suggestion}
        start: {phrases: {zh-CN: [写建议], en: [write a suggestion]}}
        fields:
          - id: notes
            type: multichoice
            least: 1
            options_from: notes
            label: {zh-CN: 记录, en: Notes}
            ask: {zh-CN: 用哪几条记录？, en: Which notes?}
        summary: none
        submit: {command: draft.start, input: {notes: notes}}
        """;

    public static readonly IReadOnlyList<CommandSpec> Commands =
    [
        new("home.show"),
        new("opinion.report", new CommandInput("matter", ChatDelegate.Dialogs.ValueType.Text), new CommandInput("district", ChatDelegate.Dialogs.ValueType.Text), new CommandInput("text", ChatDelegate.Dialogs.ValueType.Text), new CommandInput("photos", ChatDelegate.Dialogs.ValueType.Attachments, Required: false), new CommandInput("contact", ChatDelegate.Dialogs.ValueType.Text, Required: false)),
        new("note.add", new CommandInput("text", ChatDelegate.Dialogs.ValueType.Text, Required: false), new CommandInput("files", ChatDelegate.Dialogs.ValueType.Attachments, Required: false)),
        new("note.undo"),
        new("note.edit", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number), new CommandInput("text", ChatDelegate.Dialogs.ValueType.Text)),
        new("note.delete", new CommandInput("number", ChatDelegate.Dialogs.ValueType.Number)),
        new("leave.ask", new CommandInput("days", ChatDelegate.Dialogs.ValueType.Number), new CommandInput("approver", ChatDelegate.Dialogs.ValueType.Text, Required: false), new CommandInput("place", ChatDelegate.Dialogs.ValueType.Text, Required: false), new CommandInput("pin", ChatDelegate.Dialogs.ValueType.Text, Required: false), new CommandInput("level", ChatDelegate.Dialogs.ValueType.Text, Required: false)),
        new("office.call"),
        new("draft.start", new CommandInput("notes", ChatDelegate.Dialogs.ValueType.List)),
    ];

    private static readonly DefinitionFile EngineTexts = new("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

    public static DialogLoad Read(params string[] dialogs) => Read(["notes"], dialogs);

    public static DialogLoad Read(string[] sources, params string[] dialogs) =>
        DialogCatalog.Load([EngineTexts, .. dialogs.Select((yaml, i) => new DefinitionFile($"dialogs/{i}.yaml", yaml))], Commands, sources);

    public static DialogCatalog Catalog(params string[] dialogs) => Catalog(["notes"], dialogs);

    public static DialogCatalog Catalog(string[] sources, params string[] dialogs)
    {
        var load = Read(sources, dialogs);
        load.Errors.ShouldBeEmpty();
        return load.Catalog!;
    }
}
