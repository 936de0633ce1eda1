using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Board;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Server.Console.Board;

namespace ChatDelegate.Tests.Results;

/// <summary>When a group is complete, and in what it lags.</summary>
public sealed class GroupProgressTests
{
    private static readonly DateTimeOffset Nine = new(2026, 12, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly AttendanceRules Rules = new("示例", "example", string.Empty, string.Empty, [], (2, 3), LeaveInBase: true);

    [Fact]
    public void Left_OneMeetingOfTheThreeToCome_NamesItsBlock()
    {
        var (items, meetings) = Week(PlanBlock.Vote, PlanBlock.Suggestions, PlanBlock.Evaluation);
        meetings[0].End(Guid.Empty, Nine);
        meetings[1].End(Guid.Empty, Nine);

        GroupProgress.Left(items, meetings, Stand(voted: 3, GroupState.Closed), Ballot(BallotState.Open)).ShouldBe([PlanBlock.Evaluation]);
        meetings[2].End(Guid.Empty, Nine);
        GroupProgress.Left(items, meetings, Stand(voted: 3, GroupState.Closed), Ballot(BallotState.Open)).ShouldBeEmpty();
        GroupProgress.Left(items, meetings, Stand(voted: 3, GroupState.Open), Ballot(BallotState.Open)).ShouldBe([PlanBlock.Vote], "the meeting is over and the vote is not");
    }

    [Fact]
    public void Left_WithoutAMeetingOfABlock_IsNeverComplete()
    {
        var (items, meetings) = Week(PlanBlock.Vote, PlanBlock.Suggestions);
        meetings.ForEach(meeting => meeting.End(Guid.Empty, Nine));

        GroupProgress.Left(items, meetings, Stand(voted: 3, GroupState.Closed), null).ShouldBe([PlanBlock.Evaluation]);
    }

    [Fact]
    public void Lags_OfAGroupInOrder_AreNone() => Lags(Stand(voted: 3, GroupState.Closed, present: 3), Nine.AddMinutes(5)).ShouldBeEmpty();

    [Fact]
    public void Lags_OnceTheWindowHasBegun_NameWhoHasNotOpened()
    {
        Lags(Stand(voted: 0, GroupState.Waiting), Nine).ShouldContain(GroupLag.NotOpen);
        Lags(Stand(voted: 0, GroupState.Waiting), Nine.AddMinutes(-1)).ShouldNotContain(GroupLag.NotOpen);
    }

    [Fact]
    public void Lags_OfAMeetingUnderWay_NameTooFewAndNotVoted()
    {
        Lags(Stand(voted: 2, GroupState.Open, present: 1), Nine).ShouldBe([GroupLag.BelowQuorum, GroupLag.NotAllVoted]);
        Lags(Stand(voted: 2, GroupState.Closed, present: 2), Nine).ShouldBe([GroupLag.NotAllVoted]);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Lags_OfAMeetingThatHasNotBegun_AreNamedAfterTheGrace(int minutes, bool late)
    {
        var meeting = Meeting(PlanBlock.Vote, Guid.NewGuid());

        GroupProgress.Lags(Stand(voted: 0, null), [meeting], null, Nine.AddMinutes(minutes)).Contains(GroupLag.Behind).ShouldBe(late);
    }

    [Fact]
    public void Board_NarrowedAndOrdered_ShowsWhoLagsFirst()
    {
        GroupBoardRow[] rows = [Row(1, 3), Row(2, 1, GroupLag.NotAllVoted), Row(3, 0, GroupLag.NotAllVoted, GroupLag.BelowQuorum)];

        Numbers(BoardFilter.Of(null, null), rows).ShouldBe([1, 2, 3]);
        Numbers(BoardFilter.Of("BelowQuorum", "Number"), rows).ShouldBe([3]);
        Numbers(BoardFilter.Of("NotAllVoted", "Turnout"), rows).ShouldBe([3, 2]);
        Numbers(BoardFilter.Of("7", "drop table"), rows).ShouldBe([1, 2, 3]);
    }

    private static IEnumerable<int> Numbers(BoardFilter filter, GroupBoardRow[] rows) => filter.Choose(rows).Select(row => row.Stand.Number);

    private static GroupBoardRow Row(int number, int voted, params GroupLag[] lags) => new(Stand(voted, GroupState.Open) with { Number = number }, null, null, [], lags);

    private static IReadOnlyList<GroupLag> Lags(GroupStand stand, DateTimeOffset now) => GroupProgress.Lags(stand, [], Ballot(BallotState.Open), now);

    private static GroupStand Stand(int voted, GroupState? voting, int present = 0)
    {
        var meeting = Meeting(PlanBlock.Vote, Guid.NewGuid());
        meeting.Open(Guid.Empty, null, Nine);
        return new GroupStand(Guid.NewGuid(), 1, "第一代表小组", meeting, AttendanceFigures.Of(3, Enumerable.Repeat(AttendanceState.Present, present), Rules), 3, present, voted, voting);
    }

    private static (List<PlanItem> Items, List<GroupMeeting> Meetings) Week(params PlanBlock[] blocks)
    {
        var items = blocks.Select((block, i) => new PlanItem
        {
            Id = Guid.NewGuid(),
            WeekId = Guid.Empty,
            Key = $"{block}",
            Order = i,
            Stage = PlanStage.Decide,
            Block = block,
            Owner = PlanOwner.Convenor,
            TitleZh = "会议",
            TitleEn = "Meeting",
            Anchor = PlanAnchor.Vote,
            Due = Nine,
            MeetingMinutes = 60,
            Movable = false,
            Proof = "mark",
        }).ToList();
        var meetings = items.ConvertAll(item => Meeting(item.Block, item.Id));
        meetings.ForEach(meeting => meeting.Open(Guid.Empty, null, Nine));
        return (items, meetings);
    }

    private static GroupMeeting Meeting(PlanBlock block, Guid item) => new()
    {
        Id = Guid.NewGuid(),
        BodyId = Guid.Empty,
        WeekId = Guid.Empty,
        ItemId = item,
        GroupId = Guid.Empty,
        Stage = block == PlanBlock.Vote ? PlanStage.Decide : PlanStage.Discuss,
        TitleZh = "会议",
        TitleEn = "Meeting",
        Starts = Nine,
        Minutes = 60,
    };

    private static Ballot Ballot(BallotState state)
    {
        var ballot = new Ballot { Id = Guid.NewGuid(), BodyId = Guid.Empty, WeekId = Guid.Empty, Title = "票决", Round = 1, WindowFrom = Nine, WindowTo = Nine.AddHours(3), Rules = BallotRules.Example };
        if (state == BallotState.Open)
        {
            ballot.Open([], [], Nine);
        }

        return ballot;
    }
}
