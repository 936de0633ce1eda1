using System.Globalization;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Template;

namespace ChatDelegate.Congress.Demo;

/// <summary>The demo's activity week, laid around today: Monday to Sunday, the vote on Friday; its plan and its candidate projects.</summary>
internal sealed class DemoProgramme
{
    private const string Study = "study";

    public DemoProgramme(PlanTemplate template, Guid bodyId, TimeZoneInfo zone, DateOnly today)
    {
        var starts = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var texts = DemoTable.Read("weeks")[0];
        var dates = new PlanDates(starts, starts.AddDays(6), starts.AddDays(4), texts["extra_zh"], texts["extra_en"]);
        Today = today;
        Zone = zone;
        Week = PlanMaking.Week(DemoIds.Of(DemoKind.Week, 1), bodyId, template, dates);
        Items = PlanMaking.Items(Week, template, dates, zone, number => DemoIds.Of(DemoKind.PlanItem, number));
        if (today < Week.VoteDate && Items.FirstOrDefault(item => item.Key == Study) is { } study)
        {
            // Whoever looks at the demo can check in somewhere today.
            study.Due = PlanMaking.At(today, TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(study.Due, zone).TimeOfDay), zone);
        }
    }

    public DateOnly Today { get; }

    public TimeZoneInfo Zone { get; }

    public ActivityWeek Week { get; }

    public IReadOnlyList<PlanItem> Items { get; }

    public IEnumerable<object> Build() => [Week, .. Items, .. DemoTable.Read("projects").Select(Project)];

    /// <summary>Projects chosen this year are finished in the next.</summary>
    private CandidateProject Project(Dictionary<string, string> row)
    {
        var number = int.Parse(row["number"], CultureInfo.InvariantCulture);
        return new CandidateProject
        {
            Id = DemoIds.Of(DemoKind.Project, number),
            WeekId = Week.Id,
            Number = number,
            Name = row["name"],
            Unit = row["unit"],
            Budget = long.Parse(row["budget_yuan"], CultureInfo.InvariantCulture),
            Place = row["place"],
            FinishDate = DateOnly.ParseExact($"{Week.Year + 1}-{row["finish"]}", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Description = row["description"],
        };
    }
}
