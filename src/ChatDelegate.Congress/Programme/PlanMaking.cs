using System.Globalization;
using System.Text.Json;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme.Template;

namespace ChatDelegate.Congress.Programme;

/// <summary>Makes the rows of a plan: pure, so that the demo and the console make the same ones.</summary>
internal static class PlanMaking
{
    public static ActivityWeek Week(Guid id, Guid bodyId, PlanTemplate template, PlanDates dates) => new()
    {
        Id = id,
        BodyId = bodyId,
        Year = dates.Year,
        Starts = dates.Starts,
        Ends = dates.Ends,
        VoteDate = dates.Vote,
        TitleZh = WithYear(template.TitleZh, dates.Year),
        TitleEn = WithYear(template.TitleEn, dates.Year),
        ExtraZh = dates.ExtraZh,
        ExtraEn = dates.ExtraEn,
    };

    /// <summary>The items of a new plan from the template; those of the X only in a year that has one.</summary>
    /// <param name="newId">An id for the item of this place.</param>
    public static IReadOnlyList<PlanItem> Items(ActivityWeek week, PlanTemplate template, PlanDates dates, TimeZoneInfo zone, Func<int, Guid> newId) =>
    [
        .. template.Items.Where(item => item.Block != PlanBlock.Extra || dates.ExtraZh.Length > 0).Select((item, index) => new PlanItem
        {
            Id = newId(index + 1),
            WeekId = week.Id,
            Key = item.Id,
            Order = index + 1,
            Stage = item.Stage,
            Block = item.Block,
            Owner = item.Owner,
            TitleZh = item.TitleZh,
            TitleEn = item.TitleEn,
            Anchor = item.Anchor,
            Due = At(dates.Of(item.Anchor).AddDays(item.Days), item.At, zone),
            MeetingMinutes = item.MeetingMinutes,
            Movable = item.Movable,
            Dialog = item.Dialog,
            Proof = item.Proof,
            Materials = JsonSerializer.Serialize(item.Materials, JsonSerializerOptions.Web),
        }),
    ];

    /// <summary>The items of last year's plan as it was in the end, each as far from its date as it was then.</summary>
    public static IReadOnlyList<PlanItem> Copies(ActivityWeek week, IEnumerable<PlanItem> last, PlanDates lastDates, PlanDates dates, TimeZoneInfo zone, Func<int, Guid> newId) =>
    [
        .. last.Where(item => item.Block != PlanBlock.Extra || dates.ExtraZh.Length > 0).OrderBy(item => item.Order).Select((item, index) =>
        {
            var due = item.Due.In(zone);
            var days = DateOnly.FromDateTime(due.DateTime).DayNumber - lastDates.Of(item.Anchor).DayNumber;
            return new PlanItem
            {
                Id = newId(index + 1),
                WeekId = week.Id,
                Key = item.Key,
                Order = index + 1,
                Stage = item.Stage,
                Block = item.Block,
                Owner = item.Owner,
                TitleZh = item.TitleZh,
                TitleEn = item.TitleEn,
                Anchor = item.Anchor,
                Due = At(dates.Of(item.Anchor).AddDays(days), TimeOnly.FromTimeSpan(due.TimeOfDay), zone),
                MeetingMinutes = item.MeetingMinutes,
                Movable = item.Movable,
                Dialog = item.Dialog,
                Proof = item.Proof,
                Materials = item.Materials,
            };
        }),
    ];

    /// <summary>Each group's meetings.</summary>
    /// <param name="newId">An id for the meeting of this item and group.</param>
    public static IEnumerable<GroupMeeting> Meetings(ActivityWeek week, IEnumerable<PlanItem> items, IReadOnlyList<Guid> groups, Func<Guid> newId) =>
        from item in items
        where item.MeetingMinutes is not null
        from @group in groups
        select new GroupMeeting
        {
            Id = newId(),
            BodyId = week.BodyId,
            WeekId = week.Id,
            ItemId = item.Id,
            GroupId = @group,
            Stage = item.Stage,
            TitleZh = item.TitleZh,
            TitleEn = item.TitleEn,
            Starts = item.Due,
            Minutes = item.MeetingMinutes ?? 0,
        };

    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string WithYear(string text, int year) => text.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
