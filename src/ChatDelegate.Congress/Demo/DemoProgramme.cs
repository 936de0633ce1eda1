using System.Globalization;
using ChatDelegate.Congress.Programme;

namespace ChatDelegate.Congress.Demo;

/// <summary>The demo's activity week, laid around today: Monday to Sunday, the vote on Friday; and its candidate projects.</summary>
internal static class DemoProgramme
{
    public static IEnumerable<object> Build(Guid bodyId, DateOnly today)
    {
        var starts = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var vote = starts.AddDays(4);
        var texts = DemoTable.Read("weeks")[0];
        var week = new ActivityWeek
        {
            Id = DemoIds.Of(DemoKind.Week, 1),
            BodyId = bodyId,
            Year = vote.Year,
            Starts = starts,
            Ends = starts.AddDays(6),
            VoteDate = vote,
            TitleZh = WithYear(texts["title_zh"], vote.Year),
            TitleEn = WithYear(texts["title_en"], vote.Year),
            ExtraZh = texts["extra_zh"],
            ExtraEn = texts["extra_en"],
        };
        return DemoTable.Read("projects").Select(row => (object)Project(week, row)).Prepend(week);
    }

    /// <summary>Projects chosen this year are finished in the next.</summary>
    private static CandidateProject Project(ActivityWeek week, Dictionary<string, string> row)
    {
        var number = int.Parse(row["number"], CultureInfo.InvariantCulture);
        return new CandidateProject
        {
            Id = DemoIds.Of(DemoKind.Project, number),
            WeekId = week.Id,
            Number = number,
            Name = row["name"],
            Unit = row["unit"],
            Budget = long.Parse(row["budget_yuan"], CultureInfo.InvariantCulture),
            Place = row["place"],
            FinishDate = DateOnly.ParseExact($"{week.Year + 1}-{row["finish"]}", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Description = row["description"],
        };
    }

    private static string WithYear(string text, int year) => text.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
