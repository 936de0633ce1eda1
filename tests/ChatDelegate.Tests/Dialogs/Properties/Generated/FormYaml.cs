using System.Globalization;
using System.Text;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Writes a form as its author would, so that the loader takes part in every property.</summary>
internal static class FormYaml
{
    public const string Desk = """
        dialog: notes
        kind: desk
        title: {zh-CN: 随手记, en: Quick notes}
        start: {phrases: {zh-CN: [随手记, 记一下], en: [take notes]}, command: /notes}
        open: {text: {zh-CN: 请说，一条消息记一条。, en: 'Go on, one message a note.'}}
        actions:
          - {id: list, phrases: {zh-CN: [列表], en: [list]}, command: note.list}
          - id: delete
            phrases: {zh-CN: ['删除第{n:number}条'], en: ['delete {n:number}']}
            confirm: {zh-CN: '删除第 {n} 条？', en: 'Delete {n}?'}
            command: note.delete
            input: {number: n}
        other: {max_length: 2000, command: note.add, input: {text: $text, files: $attachments}}
        end: {phrases: {zh-CN: [完成, 记完了], en: [all noted]}, text: {zh-CN: 记好了。, en: Noted.}}
        """;

    public static string Write(FormModel form)
    {
        var yaml = new StringBuilder();
        var (chinese, english) = Names.Dialog(form.Id);
        Line($"dialog: {form.Id}");
        Line($"version: {form.Version}");
        Line($"title: {Text(chinese, english)}");
        Line($"start: {{phrases: {{zh-CN: [{chinese}, 我要{chinese}], en: [{english}]}}, command: /{form.Id}{(form.Roles.IsEmpty ? "" : $", roles: [{string.Join(", ", form.Roles)}]")}}}");
        if (form.HasTexts)
        {
            Line($"intro: {Text("只要几步。", "A few steps only.")}");
            Line($"help: {Text("不清楚的可以先跳过。", "Skip what you do not know.")}");
            Line($"done: {Text("已收到，编号 {values.number}。", "Received, number {values.number}.")}");
        }

        Line("fields:");
        foreach (var field in form.Fields.Concat(form.HasSecret ? [FormModel.Pin] : Array.Empty<FieldModel>()))
        {
            Write(yaml, field);
        }

        Many("groups", form.Cards.Select((card, i) => $"{{id: card{i}, layout: card, fields: [{string.Join(", ", card)}]}}"));
        Many("rules", form.Rules.Select(rule => $"{{id: {rule.Code}, when: \"{rule.When}\", fields: [{string.Join(", ", rule.Fields)}], {(rule.Warns ? "severity: warn, " : "")}text: {Text("这几项对不上，请再看一下。", "These do not go together. Please look again.")}}}"));
        if (!form.HasSummary)
        {
            Line("summary: none");
        }

        Line($"submit: {{command: {form.Command}, input: {{{string.Join(", ", form.Fields.Select(field => field.Id).Concat(form.HasSecret ? ["pin"] : Array.Empty<string>()).Select(id => $"{id}: {id}"))}}}}}");
        Line($"policy: {{max_retries: {form.Policy.Tries}, on_max: {form.Policy.Then}}}");
        Many("migrate", form.Migrations.Select(Write));
        return yaml.ToString();

        void Line(string line) => yaml.Append(line).Append('\n');

        void Many(string key, IEnumerable<string> items) => yaml.Append(string.Concat(items.Select((item, i) => (i == 0 ? $"{key}:\n" : "") + $"  - {item}\n")));
    }

    private static void Write(StringBuilder yaml, FieldModel field)
    {
        var (chinese, english) = Names.Field(field.Id);
        var shown = field.Shows is null ? "" : $" {{{field.Shows}}}";
        var prompts = Enumerable.Range(1, field.Prompts).ToList();
        Line($"  - id: {field.Id}", $"type: {field.Kind.ToString().ToLowerInvariant()}", $"label: {Text(chinese, english)}");
        Line($"ask: {{zh-CN: [{string.Join(", ", prompts.Select(i => $"\"请填{chinese}（{i}）{shown}\""))}], en: [{string.Join(", ", prompts.Select(i => $"\"{english}, please ({i}){shown}\""))}]}}");
        If(field.HasHelp, $"help: {Text($"{chinese}写大概就行。", $"{english}: roughly is enough.")}");
        If(!field.Required, "required: false");
        If(field.Sensitive, field.Secret ? "secret: true" : "sensitive: true");
        If(field.When is not null, $"when: \"{field.When}\"");
        If(field.Source is not null, $"options_from: {field.Source}");
        If(field.Least > 0, Number("least", field.Least));
        If(field.Most is not null, Number("most", field.Most));
        If(field.MaxLength is not null, Number("max_length", field.MaxLength));
        List("options", field.Options.Select(option => $"{{id: {option.Id}, label: {Text(option.Label, option.Label + " *")}}}"));
        List("check", field.Checks.Select(check => $"{{{check.Key}: {(check.When is null ? Quote(check.Limit) : Quote(check.When.ToString()))}, code: {check.Code}, {(check.Warns ? "severity: warn, " : "")}text: {Text($"这样不行（{check.Code}）。", $"That will not do ({check.Code}).")}}}"));

        void Line(params string[] lines) => yaml.Append(string.Join("\n    ", lines)).Append("\n    ");

        void If(bool wanted, string line)
        {
            if (wanted)
            {
                Line(line);
            }
        }

        void List(string key, IEnumerable<string> items)
        {
            foreach (var (i, item) in items.Index())
            {
                Line((i == 0 ? $"{key}:\n    " : "") + $"  - {item}");
            }
        }

        yaml.Length -= 4;
    }

    private static string Write(MigrationModel migration) =>
        $"{{from: {migration.From}, rename: {{{string.Join(", ", migration.Rename.Select(pair => $"{pair.Key}: {pair.Value}"))}}}, drop: [{string.Join(", ", migration.Drop)}], reset: [{string.Join(", ", migration.Reset)}]}}";

    private static string Number(string key, int? number) => string.Create(CultureInfo.InvariantCulture, $"{key}: {number}");

    private static string Text(string chinese, string english) => $"{{zh-CN: {Quote(chinese)}, en: {Quote(english)}}}";

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
