using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>What staff are shown beside a suggestion before they decide: advice by rule, and notes to be looked at. It decides nothing.</summary>
/// <param name="Points">The seven marks of a good suggestion in their order, then what speaks against filing it.</param>
/// <param name="Suspicious">How many of the sources are to be looked at.</param>
public sealed record ReviewAdvice(IReadOnlyList<RubricPoint> Points, int Suspicious)
{
    public static ReviewAdvice On(SuggestionText text, IReadOnlyList<SuggestionSource> sources)
    {
        ArgumentNullException.ThrowIfNull(text);
        SourceNote[] notes = [.. sources.Select(source => new SourceNote(source.SourceId, source.Text, source.At, source.Place))];
        return new ReviewAdvice(
            Rubric.Assess(text.ToDraft(), notes, new DraftingRequest(notes, [], [])),
            sources.Count(IsSuspicious));
    }

    /// <summary>Whether a source holds words addressed to the program: they do nothing, but somebody put them there.</summary>
    public static bool IsSuspicious(SuggestionSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return InjectionFinder.Find(source.Text).Count > 0;
    }
}
