namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>How generated dialogs and fields are called.</summary>
internal static class Names
{
    public static IReadOnlyList<(string Id, string Chinese, string English)> Dialogs { get; } =
    [
        ("report", "反映意见", "report an opinion"),
        ("visit", "走访登记", "log a visit"),
        ("survey", "填写调查表", "fill in the survey"),
        ("signup", "报名参加活动", "sign up for the week"),
    ];

    public static IReadOnlyList<(string Id, string Chinese, string English)> Fields { get; } =
    [
        ("matter", "事项", "Matter"),
        ("street", "所在街道", "Street"),
        ("details", "情况说明", "Details"),
        ("people", "涉及人数", "People"),
        ("seen", "发现日期", "Seen on"),
        ("meeting", "约定时间", "Meeting"),
        ("agreed", "本人同意", "Agreed"),
        ("photos", "现场照片", "Photos"),
        ("phone", "联系电话", "Phone"),
        ("unit", "承办单位", "Unit"),
        ("remark", "备注", "Remark"),
        ("budget", "所需经费", "Budget"),
    ];

    public static (string Chinese, string English) Dialog(string id) => Dialogs.First(name => name.Id == id) is var (_, chinese, english) ? (chinese, english) : default;

    /// <summary>A renamed field, <c>new_matter</c>, keeps its label.</summary>
    public static (string Chinese, string English) Field(string id) => Fields.Append((Id: "pin", Chinese: "口令", English: "Pin")).First(name => id.EndsWith(name.Id, StringComparison.Ordinal)) is var (_, chinese, english) ? (chinese, english) : default;
}
