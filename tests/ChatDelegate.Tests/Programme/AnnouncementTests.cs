using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Announcements;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Attendance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Programme;

public sealed class AnnouncementTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Send_ToOneGroup_ReachesItAndIsReadByTheButton()
    {
        await using var week = await WeekHouse.OpenAsync();
        var id = await SendAsync(week, WeekHouse.Group(10));

        (await week.House.NoticesAsync(week.Elsewhere)).ShouldBeEmpty();
        var card = (await week.House.NoticesAsync(week.Fang)).ShouldHaveSingleItem().In("zh-CN")[0].Card.ShouldNotBeNull();
        card.Title.ShouldBe("活动通知：关于开展集中活动周的通知");
        var read = card.Buttons[0].Action;
        (read.Do, read.Target).ShouldBe(("start", "my-tasks"));
        var said = await week.RunAsync(week.Fang, "tasks.show", ("read", read.Values!["read"]));

        said.Ends.ShouldBeTrue("reading a notice begins nothing");
        said.Replies[0].Card.ShouldNotBeNull().Key.ShouldBe(card.Key ?? $"announcement-{id}");
        (await StateAsync(week, id, week.Fang)).ShouldBe(AnnouncementState.Read);
        (await week.RunAsync(week.Elsewhere, "tasks.show", ("read", id.ToString()))).Refusal.ShouldNotBeNull().Code.ShouldBe("missing");
    }

    [Fact]
    public async Task States_OfCopies_TellWhomToChase()
    {
        await using var week = await WeekHouse.OpenAsync();
        var id = await SendAsync(week);
        (await StateAsync(week, id, week.Fang)).ShouldBe(AnnouncementState.Unreachable, "never been here");

        await TalkAsync(week, week.Fang, said: false);
        (await StateAsync(week, id, week.Fang)).ShouldBe(AnnouncementState.Sending);
        await TalkAsync(week, week.Li, said: true);
        (await StateAsync(week, id, week.Li)).ShouldBe(AnnouncementState.Delivered);
        await TalkAsync(week, week.Other, said: true, lost: true);
        (await StateAsync(week, id, week.Other)).ShouldBe(AnnouncementState.Unreachable, "the web chat that waits for them has told them nothing");

        var desk = Desk(week);
        (await desk.TellAsync(week.Convenor, id, week.Other.PersonId, None)).ShouldBe(ProgrammeError.NotStaff);
        (await desk.TellAsync(week.House.Stranger, id, week.Other.PersonId, None)).ShouldBe(ProgrammeError.Missing);
        (await desk.TellAsync(week.Clerk, id, week.Other.PersonId, None)).ShouldBeNull();
        var (_, copies) = (await desk.FindAsync(Tests.Suggestions.House.Body, id, None)).ShouldNotBeNull();
        var told = copies.Single(copy => copy.PersonId == week.Other.PersonId);
        (told.State, told.Told).ShouldBe((AnnouncementState.Read, true));
        copies.Count.ShouldBe(5);
        copies[0].State.ShouldBe(AnnouncementState.Unreachable, "those to chase come first");
        (await desk.ListAsync((await WeekAsync(week)).Id, None)).ShouldHaveSingleItem().Counts[AnnouncementState.Delivered].ShouldBe(1);
        (await desk.FindAsync(Tests.Suggestions.House.Elsewhere, id, None)).ShouldBeNull();
    }

    [Fact]
    public async Task Send_ThatMayNotBe_SendsNothing()
    {
        await using var week = await WeekHouse.OpenAsync();
        var (desk, id) = (Desk(week), (await WeekAsync(week)).Id);

        (await desk.SendAsync(week.Convenor, id, "标题", "内容", [], None)).Error.ShouldBe(ProgrammeError.NotStaff);
        (await desk.SendAsync(week.Clerk, id, " ", "内容", [], None)).Error.ShouldBe(ProgrammeError.NoText);
        (await desk.SendAsync(week.Clerk, id, "标题", new string('长', 2001), [], None)).Error.ShouldBe(ProgrammeError.TooLong);
        (await desk.SendAsync(week.House.Stranger, id, "标题", "内容", [], None)).Error.ShouldBe(ProgrammeError.Missing);
        (await desk.SendAsync(week.Clerk, id, "标题", "内容", [Guid.NewGuid()], None)).Error.ShouldBe(ProgrammeError.NoGroups);

        await using var db = await week.House.ReadAsync();
        (await db.Set<Notice>().CountAsync()).ShouldBe(0);
        (await db.Set<Announcement>().CountAsync()).ShouldBe(0);
    }

    private static AnnouncementDesk Desk(WeekHouse week) => week.House.Services.GetRequiredService<AnnouncementDesk>();

    private static async Task<Guid> SendAsync(WeekHouse week, params Guid[] groups)
    {
        var (id, error) = await Desk(week).SendAsync(week.Clerk, (await WeekAsync(week)).Id, "关于开展集中活动周的通知", "请全体代表按时参加。", groups, None);
        error.ShouldBeNull();
        return id.ShouldNotBeNull();
    }

    private static async Task<ActivityWeek> WeekAsync(WeekHouse week)
    {
        await using var db = await week.House.ReadAsync();
        return await db.Set<ActivityWeek>().SingleAsync();
    }

    private static async Task<AnnouncementState> StateAsync(WeekHouse week, Guid id, Participant who) =>
        (await Desk(week).FindAsync(Tests.Suggestions.House.Body, id, None)).ShouldNotBeNull().Copies.Single(copy => copy.PersonId == who.PersonId).State;

    /// <summary>They have a conversation; with <paramref name="lost"/> in a channel that takes nothing any more, beside a web chat that was opened for them.</summary>
    private static Task<int> TalkAsync(WeekHouse week, Participant who, bool said, bool lost = false) => week.House.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
    {
        var now = week.House.Time.GetUtcNow();
        session.Db.Add(new Conversation { Id = Guid.NewGuid(), Channel = "webchat", ExternalId = $"w-{who.PersonId}", PersonId = who.PersonId, HeardAt = now.AddDays(-9) });
        if (lost)
        {
            session.Db.Add(new Conversation { Id = Guid.NewGuid(), Channel = "msteams", ExternalId = $"t-{who.PersonId}", PersonId = who.PersonId, HeardAt = now.AddDays(-9), Unreachable = "removed", UnreachableSince = now.AddDays(-8) });
        }

        if (said)
        {
            (await session.Db.Set<Notice>().SingleAsync(notice => notice.PersonId == who.PersonId, cancel)).SaidAt = now;
        }

        return 0;
    }, None);
}
