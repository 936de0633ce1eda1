using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Figures for one thing that differ from note to note.</summary>
/// <param name="Figures">As typed, most widely said first.</param>
internal sealed record Conflict(IReadOnlyList<string> Figures, IReadOnlyList<string> Canonical);

/// <summary>Finds different numbers of people concerned, or prices of one thing. A note that has two of the figures means two things.</summary>
internal static partial class ConflictFinder
{
    private const int MostFigures = 6;
    private const int Small = 4;

    public static IReadOnlyList<Conflict> Find(Matter matter)
    {
        var figures = matter.Parts.SelectMany((part, i) => Figures(part).Select(figure => (Part: i, figure.What, figure.Canonical, figure.Text))).ToList();
        var conflicts = new List<Conflict>();
        foreach (var what in figures.GroupBy(figure => figure.What).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var values = what.GroupBy(figure => figure.Canonical)
                .OrderByDescending(value => value.Select(figure => figure.Part).Distinct().Count()).ThenBy(value => value.Key, StringComparer.Ordinal)
                .Take(MostFigures)
                .ToList();
            var keys = values.Select(value => value.Key).ToHashSet();
            var together = matter.Parts.Any(part => part.Note.Entities.Select(span => span.Canonical).Distinct().Count(keys.Contains) > 1);
            if (values.Count > 1 && !together)
            {
                conflicts.Add(new Conflict([.. values.Select(value => value.First().Text)], [.. keys]));
            }
        }

        return conflicts;
    }

    private static IEnumerable<(string What, string Canonical, string Text)> Figures(NotePart part)
    {
        var text = part.Note.Text;
        foreach (var span in part.Note.Entities.Where(span => span.Kind is EntityKind.Number or EntityKind.Money && part.Clauses.Any(clause => clause.Start <= span.Start && span.End <= clause.End)))
        {
            var after = text.Value[span.End..Math.Min(text.Value.Length, span.End + 8)];
            var people = PeopleAfter().Match(after);
            var thing = Thing().Match(after);
            if (people.Success)
            {
                yield return ("people", span.Canonical, text.Quote(span.Start, span.End + people.Length));
            }
            else if (thing.Success && span.Canonical.Length > Small)
            {
                yield return (thing.Groups["w"].Value, span.Canonical, text.Quote(span.Start, span.End + thing.Length));
            }
        }
    }

    [GeneratedRegex(@"(?:户|名|人|位|多|余|千|百|万|\d)(?:广大)?(?:铁路)?(?:购房者|职工|业主|居民|村民|群众|学生|老人|住户|家庭|员工|市民|户|人)", RegexOptions.CultureInvariant, 2_000)]
    internal static partial Regex People();

    [GeneratedRegex(@"^(?:名|户|位)?(?:购房|铁路|小区)?(?:购房者|职工|业主|居民|村民|群众|学生|老人|住户|家庭|员工|市民)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex PeopleAfter();

    [GeneratedRegex(@"^元?(?:一个|左右)?的?(?<w>车位|认购款|认购金|购房款|物业费|首付款|工资|学费|押金|补偿款|水费|电费|停车费|租金)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Thing();
}
