using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Prompting;

public sealed class WeekReminderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The week is from the 14th to the 20th; hours are those of Shanghai.</summary>
    [Theory]
    [EachDatabase]
    public async Task Week_AtItsStartMiddleAndEnd_IsRecalledOnceToEachDelegate(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);

        (await AtAsync(house, 14, 8, 29)).ShouldBe(0, "too early");
        (await AtAsync(house, 14, 8, 31)).ShouldBe(10);
        (await AtAsync(house, 14, 20, 0)).ShouldBe(10, "once");
        (await AtAsync(house, 15, 9, 0)).ShouldBe(10);
        await house.Place.ExecuteAsync("""update "Notices" set "SaidAt" = 1 where "PersonId" = @person""", ("person", VotingHouse.Person(3)));
        (await AtAsync(house, 17, 9, 0)).ShouldBe(11, "whoever has not been told of the first is told of the second in its place");
        (await AtAsync(house, 20, 22, 0)).ShouldBe(11, "a quiet hour");
        (await AtAsync(house, 21, 9, 0)).ShouldBe(11, "over");
        await using var db = await house.ReadAsync();
        (await db.Set<WeekReminder>().Select(reminder => reminder.Moment).ToListAsync()).ShouldBe([WeekMoment.Start, WeekMoment.Middle], ignoreOrder: true);
        (await db.Set<PromptCopy>().CountAsync()).ShouldBe(0);
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    private static async Task<int> AtAsync(VotingHouse house, int day, int hour, int minute)
    {
        house.Clock.Now = new DateTimeOffset(2026, 12, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        await house.Get<WeekReminders>().RunAsync(None);
        await using var db = await house.ReadAsync();
        return await db.Set<Notice>().CountAsync(notice => notice.About == "week.reminder");
    }
}
