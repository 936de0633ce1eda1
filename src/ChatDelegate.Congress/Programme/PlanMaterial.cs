using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Programme;

/// <summary>Something to read before an item (材料).</summary>
/// <param name="Address">Where it lies; null for what is handed out.</param>
public sealed record PlanMaterial(string TitleZh, string TitleEn, string? Address)
{
    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;
}
