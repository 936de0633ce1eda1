using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Programme.Template;

/// <summary>An item as the template has it, with its time counted from one of the week's dates.</summary>
/// <param name="Days">After the anchor's day; negative before it.</param>
/// <param name="MeetingMinutes">How long the meeting lasts; null for what is no meeting.</param>
public sealed record TemplateItem(
    string Id,
    PlanStage Stage,
    PlanBlock Block,
    PlanOwner Owner,
    string TitleZh,
    string TitleEn,
    PlanAnchor Anchor,
    int Days,
    TimeOnly At,
    int? MeetingMinutes,
    bool Movable,
    string? Dialog,
    string Proof,
    IReadOnlyList<PlanMaterial> Materials)
{
    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;
}
