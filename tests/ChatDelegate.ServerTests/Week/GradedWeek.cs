using System.Globalization;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Voting.Counting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>What the week grades: colleagues, and a year later the projects that were chosen. Every grade that a client has given is kept here, to hold the count against.</summary>
internal sealed partial class GradedWeek(WeekStory week)
{
    /// <summary>Delegates report, then the groups rate who has; on the day of appraisal, when they have checked in.</summary>
    public async Task RateAsync()
    {
        await week.Staff.OpenAsync("/console/appraisal");
        await week.Staff.SubmitAsync("Sent.Title", ("Sent.From", WeekStory.Field(week.Now.AddHours(-1))), ("Sent.To", WeekStory.Field(week.Now.AddHours(8))));
        week.Staff.Words.ShouldContain("每个等次单独密封入箱");
        var rating = week.Staff.Location.AbsolutePath.Split('/')[^1];
        var codes = await week.OpenBallotAsync(rating, "民主评议", "开启本组评议");

        // Nobody rates themselves, so whoever alone of a group has reported has nobody to rate.
        var raters = week.Members.Where(member => !week.IsLost(member) && week.Reported.Any(other => other.Group == member.Group && other != member)).ToList();
        var given = await GiveAsync(rating, "民主评议", raters, 4);

        given.Select(one => one.Name).Distinct().ShouldBe(week.Reported.Select(member => member.Person.Name), ignoreOrder: true);
        await HoldAsync(rating, await week.CountAsync(rating, codes), given, raters.Count);
        await LeaderLook.NotOfARatingAsync(week, rating);
    }

    /// <summary>A year later: staff write down what has become of the projects, delegates say how satisfied they are.</summary>
    /// <param name="decided">The ballot that chose them.</param>
    public async Task TestAsync(string decided)
    {
        await week.Staff.OpenAsync("/console/voting/satisfaction");
        await week.Staff.SubmitAsync("Sent.BallotId", ("Sent.BallotId", decided), ("Sent.From", WeekStory.Field(week.Now.AddHours(-1))), ("Sent.To", WeekStory.Field(week.Now.AddHours(8))));
        week.Staff.Location.Query.ShouldContain("ballot_prepared", Case.Sensitive, week.Staff.Words);
        var test = week.Staff.Location.AbsolutePath.Split('/')[^1];
        foreach (var address in Candidate().Matches(week.Staff.Html).Select(match => match.Value).Distinct().ToList())
        {
            await week.Staff.OpenAsync(address);
            await week.Staff.SubmitAsync("Sent.Progress", ("Sent.Progress", "十月底完工，已投入使用。"));
        }

        await week.Staff.OpenAsync($"/console/voting/{test}/rules");
        await week.Staff.SubmitAsync("Sent.QuorumOf", ("Sent.Base", "Cast"), ("Sent.QuorumOf", "1/100"));
        week.Staff.Location.Query.ShouldContain("rules_saved", Case.Sensitive, week.Staff.Words);
        var codes = await week.OpenBallotAsync(test, "满意度测评", "开启本组测评");
        List<WeekDelegate> people = [.. week.Present.Where(member => !week.IsLost(member))];
        var given = await GiveAsync(test, "满意度测评", people, 3);

        given.Select(one => one.Name).Distinct().Count().ShouldBe(2, "one project was chosen in each round");
        await HoldAsync(test, await week.CountAsync(test, codes), given, people.Count);
    }

    /// <summary>Everybody grades, each in a way of their own that leaves no two lines alike.</summary>
    private static async Task<IReadOnlyList<(string Name, int Grade)>> GiveAsync(string ballot, string ask, IReadOnlyList<WeekDelegate> people, int grades)
    {
        var given = await WeekStory.SideAsync(people.Index(), one => one.Item.GradeAsync(ballot, ask, line => 1 + (((one.Index * 7) + (line * 5) + (one.Index / 3)) % grades)));
        return [.. given.SelectMany(slips => slips)];
    }

    private async Task HoldAsync(string ballot, BallotResult result, IReadOnlyList<(string Name, int Grade)> given, int people)
    {
        var names = await week.Server.Place.ReadAsync("""select "Name" from "BallotCandidates" where "BallotId" = @id order by "Number" """, ("id", Guid.Parse(ballot)));
        var counted = result.Candidates.Zip(names).ToDictionary(one => one.Second, one => string.Join(' ', one.First.Count.Grades));
        var cast = given.GroupBy(one => one.Name).ToDictionary(
            one => one.Key, one => string.Join(' ', Enumerable.Range(1, result.Candidates[0].Count.Grades.Count).Select(grade => one.Count(slip => slip.Grade == grade).ToString(CultureInfo.InvariantCulture))));
        counted.ShouldBe(cast, ignoreOrder: true);
        result.Roll.Cast.ShouldBe(people);
    }

    [GeneratedRegex("/console/voting/[0-9a-f-]{36}/candidates/[0-9a-f-]{36}")]
    private static partial Regex Candidate();
}
