using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>What a draft lacks: asked back, never filled in.</summary>
internal static class GapFinder
{
    public static IReadOnlyList<Question> Find(Matter matter, IReadOnlyList<Candidate> chosen, IReadOnlyList<Conflict> conflicts, IReadOnlyList<string> units)
    {
        var questions = new List<Question>();
        var kinds = matter.Parts.SelectMany(part => part.Note.Entities).Select(span => span.Kind).ToHashSet();
        Add("place", Section.Problem, matter.Name is null && !kinds.Contains(EntityKind.Place) && matter.Parts.All(part => part.Note.Source.Place is null));
        Add("since_when", Section.Problem, !kinds.Contains(EntityKind.Date) && !kinds.Contains(EntityKind.Duration));
        Add("how_many", Section.Problem, !kinds.Contains(EntityKind.Number) && !matter.Parts.Any(part => ConflictFinder.People().IsMatch(part.Value)));
        questions.AddRange(conflicts.Select(conflict => new Question("conflict", Section.Problem) { Detail = string.Join(" / ", conflict.Figures) }));
        if (OppositionFinder.Find(matter) is { } opposition)
        {
            questions.Add(new Question("opposed", Section.Measure) { Detail = $"{opposition.For} / {opposition.Against}" });
        }

        Add("cause", Section.Cause, chosen.All(candidate => candidate.Section != Section.Cause));
        Add("measure", Section.Measure, chosen.All(candidate => candidate.Section != Section.Measure));
        Add("unit", Section.Measure, units.Count == 0);
        questions.Add(new Question("verified", Section.Problem));
        return questions;

        void Add(string code, Section section, bool missing)
        {
            if (missing)
            {
                questions.Add(new Question(code, section));
            }
        }
    }
}
