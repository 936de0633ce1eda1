using System.Globalization;
using System.Text;

namespace ChatDelegate.Benchmarks.Dialogs;

/// <summary>A form larger than any of the product's: 40 fields of every kind, half of them depending on another, all in card groups.</summary>
internal static class BigForm
{
    public const int Fields = 40;

    public static string Yaml()
    {
        var yaml = new StringBuilder("""
            dialog: big
            title: {zh-CN: 大表, en: Big form}
            start: {phrases: {zh-CN: [大表], en: [big form]}}
            fields:

            """);
        for (var i = 0; i < Fields; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{id: f{i}, label: {{zh-CN: 第{i}项, en: Field {i}}}, ask: {{zh-CN: '请填第{i}项：', en: 'Field {i}, please:'}}, {Kind(i)}{(i % 2 == 1 ? $", when: f{i - 1} != empty" : "")}}}\n");
        }

        yaml.Append("groups:\n");
        for (var i = 0; i < Fields / 5; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{id: g{i}, fields: [{string.Join(", ", Enumerable.Range(i * 5, 5).Select(n => "f" + n))}]}}\n");
        }

        return yaml.Append("submit: {command: home.show}\n").ToString();
    }

    /// <summary>What answers field <paramref name="i"/>, as one types it.</summary>
    public static string Answer(int i) => (i % 5) switch
    {
        0 => "东街的路灯坏了一个多月，晚上看不清路",
        1 => "第二个",
        2 => "三百二十",
        3 => "上周三",
        _ => "是的",
    };

    private static string Kind(int i) => (i % 5) switch
    {
        0 => "type: text, max_length: 200",
        1 => "type: choice, options: [{id: east, label: {zh-CN: 东城, en: East}}, {id: west, label: {zh-CN: 西城, en: West}}, {id: south, label: {zh-CN: 南城, en: South}}]",
        2 => "type: number, check: [{min: 0}, {max: 100000}]",
        3 => "type: date",
        _ => "type: bool",
    };
}
