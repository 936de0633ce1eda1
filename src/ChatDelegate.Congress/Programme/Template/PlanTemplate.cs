using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Programme.Template;

/// <summary>What an activity week consists of, year after year (活动方案模板): read from a data file, never from the code.</summary>
/// <param name="StatusZh">What it is worth, such as 示例/待本级人大确认.</param>
/// <param name="TitleZh">Of the week, with <c>{year}</c>.</param>
/// <param name="Items">In the order of the stages.</param>
public sealed record PlanTemplate(string StatusZh, string StatusEn, string TitleZh, string TitleEn, IReadOnlyList<TemplateItem> Items)
{
    public string StatusIn(string locale) => locale == Locales.Default ? StatusZh : StatusEn;
}
