using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>What a draft lacks: asked back, never filled in.</summary>
internal static partial class GapFinder
{
    private const int MostFigures = 6;

    public static IReadOnlyList<Question> Find(Matter matter, IReadOnlyList<Candidate> chosen, IReadOnlyList<string> units)
    {
        var questions = new List<Question>();
        var kinds = matter.Parts.SelectMany(part => part.Note.Entities).Select(span => span.Kind).ToHashSet();
        Add("place", Section.Problem, matter.Name is null && !kinds.Contains(EntityKind.Place) && matter.Parts.All(part => part.Note.Source.Place is null));
        Add("since_when", Section.Problem, !kinds.Contains(EntityKind.Date) && !kinds.Contains(EntityKind.Duration));
        Add("how_many", Section.Problem, !kinds.Contains(EntityKind.Number) && !matter.Parts.Any(part => People().IsMatch(part.Value)));
        questions.AddRange(Conflicts(matter));
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

    /// <summary>Different figures for the number of people concerned, or for the price of the same thing, in different notes.</summary>
    private static IEnumerable<Question> Conflicts(Matter matter)
    {
        var figures = matter.Parts.SelectMany((part, i) => Figures(part).Select(figure => (Part: i, figure.What, figure.Canonical, figure.Text))).ToList();
        foreach (var what in figures.GroupBy(figure => figure.What).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var values = what.GroupBy(figure => figure.Canonical)
                .OrderByDescending(value => value.Select(figure => figure.Part).Distinct().Count()).ThenBy(value => value.Key, StringComparer.Ordinal)
                .ToList();
            var together = what.GroupBy(figure => figure.Part).Any(part => part.Select(figure => figure.Canonical).Distinct().Count() > 1);
            if (values.Count > 1 && !together)
            {
                yield return new Question("conflict", Section.Problem) { Detail = string.Join(" / ", values.Take(MostFigures).Select(value => value.First().Text)) };
            }
        }
    }

    internal static IEnumerable<(string What, string Canonical, string Text)> Figures(NotePart part)
    {
        var text = part.Note.Text;
        foreach (var span in part.Note.Entities.Where(span => span.Kind is EntityKind.Number or EntityKind.Money && part.Clauses.Any(clause => clause.Start <= span.Start && span.End <= clause.End)))
        {
            var after = text.Value[span.End..Math.Min(text.Value.Length, span.End + 8)];
            var thing = Thing().Match(after);
            var counter = text.Value[span.End - 1];
            if (People().IsMatch(text.Value[span.Start..Math.Min(text.Value.Length, span.End + 6)]) || counter is '户' or '名' or '人')
            {
                yield return ("people", span.Canonical, text.Quote(span.Start, span.End + PeopleLength(after)));
            }
            else if (thing.Success && span.Canonical.Length > 4)
            {
                yield return (thing.Groups["w"].Value, span.Canonical, text.Quote(span.Start, span.End + thing.Length));
            }
        }
    }

    private static int PeopleLength(string after) => PeopleAfter().Match(after) is { Success: true } match ? match.Length : 0;

    [GeneratedRegex(@"(?:户|名|人|位|多|余|千|百|万|\d)(?:广大)?(?:铁路)?(?:购房者|职工|业主|居民|村民|群众|学生|老人|住户|家庭|员工|市民|户|人)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex People();

    [GeneratedRegex(@"^(?:名|户|位)?(?:购房|铁路|小区)?(?:购房者|职工|业主|居民|村民|群众|学生|老人|住户|家庭|员工|市民)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex PeopleAfter();

    [GeneratedRegex(@"^元?(?:一个|左右)?的?(?<w>车位|认购款|认购金|购房款|物业费|首付款|工资|学费|押金|补偿款|水费|电费|停车费|租金)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Thing();
}
