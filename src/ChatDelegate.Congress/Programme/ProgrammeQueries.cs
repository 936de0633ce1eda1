using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme;

/// <summary>What the plan says, for commands and pages.</summary>
public static class ProgrammeQueries
{
    /// <summary>The week that is on, else the next one to come; null when none is planned.</summary>
    /// <param name="today">In the congress's own time zone.</param>
    public static Task<ActivityWeek?> CurrentWeekAsync(CongressDb db, Guid bodyId, DateOnly today, CancellationToken cancellationToken) =>
        db.Set<ActivityWeek>().AsNoTracking().Where(week => week.BodyId == bodyId && week.Ends >= today)
            .OrderBy(week => week.Starts).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The projects of a week in ballot order.</summary>
    public static async Task<IReadOnlyList<CandidateProject>> ProjectsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken) =>
        await db.Set<CandidateProject>().AsNoTracking().Where(project => project.WeekId == weekId)
            .OrderBy(project => project.Number).ToListAsync(cancellationToken);
}
