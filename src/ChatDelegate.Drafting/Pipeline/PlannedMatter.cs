using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>A matter to be drafted: the model's grouping, or the program's where the model gave none.</summary>
internal sealed record PlannedMatter(string Name, IReadOnlyList<NotePart> Parts)
{
    public string First => Parts[0].Note.Source.Id;
}
