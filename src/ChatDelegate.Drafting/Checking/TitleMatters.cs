using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Classifying;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Whether a title joins two matters (路灯不亮和学校食堂收费). Two things of one matter (道路和桥梁维修) may be joined: those that one note speaks of together,
/// or of which the word lists know one noun, or that are told of one place.
/// </summary>
internal static partial class TitleMatters
{
    private const int FewestCharacters = 2;

    private static readonly string[] Nouns =
        [.. ConceptLexicon.Shared.Concepts.SelectMany(concept => concept.Facets.Select(facet => facet.Noun).Append(concept.Noun)).Concat(FieldLexicon.Shared.Fields.Select(field => field.Noun)).OrderByDescending(noun => noun.Length)];

    /// <param name="subject">Without 关于, its verb and 的建议.</param>
    /// <returns>The second matter, or null.</returns>
    public static string? Second(NormalText subject, IReadOnlyList<EntitySpan> spans, IReadOnlyList<NoteFacts> notes)
    {
        var value = subject.Value;
        if (notes.Count == 0 || Nouns.Any(noun => value.Contains(noun, StringComparison.Ordinal)))
        {
            return null;
        }

        var parts = Split(value, spans).Select(part => Part(part, notes)).Where(part => part.Text.Length >= FewestCharacters).ToList();
        for (var i = 1; i < parts.Count; i++)
        {
            if (!IsAspect(parts[i].Text) && !OneMatter(parts[i - 1], parts[i], notes))
            {
                return parts[i].Text;
            }
        }

        return null;
    }

    /// <summary>At 和, 与, 及 and 、 that stand outside names and words (和平路, 参与, 涉及).</summary>
    private static IEnumerable<string> Split(string value, IReadOnlyList<EntitySpan> spans)
    {
        var from = 0;
        foreach (Match link in Link().Matches(value))
        {
            if (spans.Any(span => span.Start < link.Index + link.Length && link.Index < span.End))
            {
                continue;
            }

            yield return value[from..link.Index];
            from = link.Index + link.Length;
        }

        yield return value[from..];
    }

    private static (string Text, HashSet<string> Notes, Concept? Concept) Part(string part, IReadOnlyList<NoteFacts> notes)
    {
        var bare = part.Replace("的建议", "", StringComparison.Ordinal).TrimEnd('的');
        var content = Folding.WithoutConclusions(Folding.Of(bare));
        var features = Features.Of(content);
        var pairs = notes.Where(note => Pairs.Of(note.Folded).Any(features.Pairs.Contains)).Select(note => note.Source.Id).ToHashSet();
        var touching = pairs.Count > 0 ? pairs : [.. notes.Where(note => features.Singles.Any(single => note.Folded.Contains((char)single))).Select(note => note.Source.Id)];
        return (bare, touching, MatterKind.Concept(bare));
    }

    /// <summary>Made of nothing but what every matter has: 监督、管理和公示 are no three matters.</summary>
    private static bool IsAspect(string part) => Wording.Shared.Aspects.Aggregate(part, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)).Length == 0;

    /// <summary>One note speaks of both, or nothing tells them apart; two known concepts of different fields are two matters where no note and no place joins them, so are two things told of two places, and one of which no note speaks.</summary>
    private static bool OneMatter((string Text, HashSet<string> Notes, Concept? Concept) first, (string Text, HashSet<string> Notes, Concept? Concept) second, IReadOnlyList<NoteFacts> notes)
    {
        if (first.Notes.Count == 0 || second.Notes.Count == 0)
        {
            return first.Concept is not null && second.Concept is not null && Alike(first.Concept, second.Concept);
        }

        return Alike(first.Concept, second.Concept)
            || notes.Any(note => Says(note, first.Text) && Says(note, second.Text))
            || (first.Concept is null || second.Concept is null
                ? first.Notes.Overlaps(second.Notes) || SamePlace(first.Notes, second.Notes, notes, named: false)
                : SamePlace(first.Notes, second.Notes, notes, named: true));
    }

    private static bool Alike(Concept? first, Concept? second) => first == second || (first is not null && second is not null && first.Fields.Intersect(second.Fields).Any());

    /// <summary>Whether those that speak of the one and those that speak of the other name a place in common, or, unless it must be named, either names none.</summary>
    private static bool SamePlace(HashSet<string> first, HashSet<string> second, IReadOnlyList<NoteFacts> notes, bool named)
    {
        var (one, other) = (Names(first), Names(second));
        return one.Overlaps(other) || (!named && (one.Count == 0 || other.Count == 0));

        HashSet<string> Names(HashSet<string> ids) => [.. notes.Where(note => ids.Contains(note.Source.Id)).SelectMany(note => note.OwnNames)];
    }

    private static bool Says(NoteFacts note, string part)
    {
        var pairs = Pairs.Of(Folding.WithoutConclusions(Folding.Of(part))).ToHashSet();
        return pairs.Count == 0 || Pairs.Of(note.Folded).Any(pairs.Contains);
    }

    [GeneratedRegex("(?<![暖饱缓温柔])和(?![平谐睦气善解好蔼])|(?<![参给赠])与(?!会|时俱进)|以及|(?<![涉普危顾提触波殃])及(?![时其格早])|、|(?<![一])暨", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Link();
}
