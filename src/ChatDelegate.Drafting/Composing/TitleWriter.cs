using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Writes 关于……的建议, with the place or project when the notes agree on one.</summary>
internal static class TitleWriter
{
    public const int Longest = 40;
    public const int Shortest = 10;

    /// <summary>What can stand before a name in a title.</summary>
    public static HashSet<string> Verbs { get; } = [.. ConceptLexicon.Shared.Concepts.SelectMany(concept => concept.Facets.Select(facet => facet.Verb).Append(concept.Verb)), "研究解决"];

    public static string Write(Matter matter)
    {
        var (verb, noun) = Subject(matter);
        var place = Place(matter);
        var title = $"关于{verb}{place}{noun}的建议";
        title = title.Length > Longest ? $"关于{verb}{noun}的建议" : title;
        return title.Length < Shortest ? $"关于{verb}{noun}有关工作的建议" : title;
    }

    /// <summary>As a note writes it; letters in capitals, as A3区 is written.</summary>
    private static string Place(Matter matter)
    {
        var name = (matter.Name ?? Common(matter) ?? "").ToUpperInvariant();
        var (_, noun) = Subject(matter);
        return noun.StartsWith("小区", StringComparison.Ordinal) && name.EndsWith("小区", StringComparison.Ordinal) ? name[..^2] : name;
    }

    private static string? Common(Matter matter)
    {
        var first = matter.Parts[0].Note.Source.Place;
        return first is not null && matter.Parts.All(part => part.Note.Source.Place == first) ? first : null;
    }

    private static (string Verb, string Noun) Subject(Matter matter)
    {
        if (matter.Concept is not { } concept)
        {
            return ("研究解决", matter.Fields().Select(field => field.Field.Noun).FirstOrDefault("群众反映有关问题"));
        }

        var facet = concept.Facets.FirstOrDefault(facet => matter.Parts.Count(part => facet.Fits(part.Value)) * 2 >= matter.Parts.Count);
        return facet is null ? (concept.Verb, concept.Noun) : (facet.Verb, facet.Noun);
    }
}
