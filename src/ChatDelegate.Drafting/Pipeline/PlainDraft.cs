using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The offline drafter's draft of a matter whose notes are given: what a model's draft falls back to, and is measured by.</summary>
internal static class PlainDraft
{
    public static Draft Of(IReadOnlyList<NotePart> parts, DraftingRequest request)
    {
        var matter = MatterOf(parts);
        return GateKeeper.Admit(MatterDrafter.Draft(matter, request), TitleWriter.Write(matter with { Name = null }), request, parts.Select(part => part.Note).Distinct().Select(note => new NoteFacts(note)));
    }

    public static Draft Instead(Draft plain, DraftFallback reason) => plain with { Origin = DraftOrigin.Offline with { Fallback = reason } };

    /// <summary>One matter, whatever the program's own split would say: concept and name are those of most of its notes.</summary>
    private static Matter MatterOf(IReadOnlyList<NotePart> parts)
    {
        var split = MatterSplitter.Split(parts);
        var named = split.Select(matter => matter.Name).Distinct().Count() == 1 || split[0].Parts.Count * 2 > parts.Count;
        return new Matter(split[0].Concept, named ? split[0].Name : null, parts);
    }
}
