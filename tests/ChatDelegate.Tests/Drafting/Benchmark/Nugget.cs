using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>A fact that a draft on the matter should hold, by the words that say it: any of the alternatives, each with all of its words.</summary>
internal sealed record Nugget(string Id, Section Section, bool Must, IReadOnlyList<string[]> Alternatives)
{
    public static Nugget Of(string key, string pattern) => new(
        key.TrimEnd('!'),
        key[0] switch { 'P' => Section.Problem, 'C' => Section.Cause, 'M' => Section.Measure, _ => throw new ArgumentException($"{key} is of no section.", nameof(key)) },
        key.EndsWith('!'),
        [.. pattern.Split('|').Select(alternative => alternative.Trim().Split('&'))]);

    public bool IsIn(string text) => Alternatives.Any(words => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
