using System.Globalization;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Week;

/// <summary>
/// The activity week over the public addresses, from the notice to the last meeting, and its vote day: some on leave, some out of reach, some on paper, the server killed at the height of the vote, a tie at the edge
/// and a second round; on its last day delegates rate colleagues, and a year later they say how satisfied they are with what was chosen. <c>CHATDELEGATE_TEST_WEEK=30</c> plays it with all groups of the demo congress, 450 delegates.
/// </summary>
public sealed class ActivityWeekTests
{
    private static int Groups { get; } = int.TryParse(Environment.GetEnvironmentVariable("CHATDELEGATE_TEST_WEEK"), CultureInfo.InvariantCulture, out var groups) ? groups : 2;

    [Theory]
    [EachDatabase]
    public async Task Week_WithAllThatHappensInOne_CountsWhatWasCast(Database database)
    {
        await using var week = await WeekStory.OpenAsync(database);
        await week.GatherAsync(Groups);
        var grades = new GradedWeek(week);
        await week.NotifyAsync();
        await week.MeetAsync(week.Members);
        await week.EndMeetingsAsync();
        await week.TakeLeaveAsync(5);

        await week.MoveToAsync(DayOfWeek.Friday, new TimeOnly(8, 50));
        week.Lose(3);
        await week.MeetAsync(week.Present);
        var ballot = await week.PrepareAsync();
        var codes = await week.OpenBallotAsync(ballot);

        var there = week.Present.Where(member => !week.IsLost(member)).ToList();
        var (onPaper, voters) = (there.Skip(4).Take(2).ToList(), there.Except(there.Skip(4).Take(2)).ToList());
        await week.PromptAsync(ballot);
        var screen = await week.OpenScreenAsync(ballot);
        var receipts = await week.VoteAsync(ballot, voters, prompted: true, n => n == voters.Count - 1 && n % 2 == 0 ? [0] : [0, 1 + (n % 2)], killAfter: voters.Count / 2);
        await week.ListUnreachedAsync(ballot);
        await LeaderLook.WhileOpenAsync(week, ballot);
        await week.EnterPapersAsync(ballot, onPaper, "空", "1");

        var first = await week.CountAsync(ballot, codes);
        await screen.OpenAsync(screen.Last.RequestMessage!.RequestUri!.PathAndQuery);
        screen.Words.ShouldContain($"{voters.Count + 1}", Case.Sensitive, "the winner's votes");
        var pairs = voters.Count / 2;
        first.Roll.Cast.ShouldBe(voters.Count + 2);
        first.Candidates.Take(4).Select(candidate => candidate.Count.Approve).ShouldBe([voters.Count + 1, pairs, pairs, 0]);
        first.Outcome.ShouldBe(BallotOutcome.NewRound);
        first.Tied.Select(candidate => candidate.Number).ShouldBe([2, 3]);
        receipts.Count.ShouldBeInRange(voters.Count - 24, voters.Count, "whoever was on the way when the server died may not have seen theirs");
        receipts.Distinct(StringComparer.Ordinal).Count().ShouldBe(receipts.Count);
        (await week.RecordOfAsync(ballot)).ShouldBe((voters.Count + 2, voters.Count + 2, voters.Count + 2));

        var second = await week.NextRoundAsync(ballot);
        codes = await week.OpenBallotAsync(second);
        await week.VoteAsync(second, there, prompted: false, n => n % 3 == 0 ? [1] : [0]);
        var last = await week.CountAsync(second, codes);
        last.Candidates.Select(candidate => candidate.Count.Approve).ShouldBe([there.Count - ((there.Count + 2) / 3), (there.Count + 2) / 3]);
        last.Candidates.Select(candidate => candidate.Standing).ShouldBe([Standing.Chosen, Standing.Outrun]);
        await week.Staff.SubmitAsync("确认结果并销毁");
        (await week.RecordOfAsync(second)).Boxed.ShouldBe(0);
        await week.FinishRecordAsync(second);
        await LeaderLook.WhenConfirmedAsync(week, second);
        await week.EndMeetingsAsync();
        await week.ReportAsync();

        foreach (var day in (DayOfWeek[])[DayOfWeek.Saturday, DayOfWeek.Sunday])
        {
            await week.MoveToAsync(day, new TimeOnly(14, 20));
            await week.MeetAsync(week.Members);
            if (day == DayOfWeek.Sunday)
            {
                await grades.RateAsync();
            }

            await week.EndMeetingsAsync();
        }

        await week.MoveToNextYearAsync(DayOfWeek.Friday, new TimeOnly(8, 50));
        await week.MeetAsync(week.Present);
        await grades.TestAsync(ballot);

        (await ServerProcess.RunAsync(week.Server.Place, ["verify-audit"])).Code.ShouldBe(0);
    }
}
