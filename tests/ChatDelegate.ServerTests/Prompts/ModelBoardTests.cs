using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Console.Model;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Prompts;

/// <summary>What the model was used for, as staff see it: in numbers, by group, without a name.</summary>
public sealed class ModelBoardTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Use_ByGroup_NamesNobodyAndLeavesOutWhatNeverReachedTheModel(Database database)
    {
        await using var house = await PromptHouse.OpenAsync(database);
        var (today, member) = (house.Get<ModelUseQueries>().Today, new Person { Id = Id(30), Name = "方文" });
        await house.Get<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            var group = new DelegateGroup { Id = Id(20), BodyId = PromptHouse.Body, Number = 3, Name = "第三代表小组" };
            var seat = new DelegateSeat { Id = Id(31), PersonId = member.Id, BodyId = PromptHouse.Body, Number = "1" };
            seat.Join(group, convenor: false);
            session.Db.AddRange(group, member, seat);
            session.Db.AddRange(Call(1, member.Id, CallOutcome.Answered), Call(2, member.Id, CallOutcome.Timeout), Call(3, member.Id, CallOutcome.Kept), Call(4, PromptHouse.Admin.PersonId, CallOutcome.Answered), Call(5, null, CallOutcome.OverBudget));
            return Task.FromResult(0);

            ModelCall Call(int n, Guid? person, CallOutcome outcome) => new()
            {
                Id = Id(100 + n),
                Day = today,
                At = DateTimeOffset.UnixEpoch,
                Person = person?.ToString(),
                Prompt = "draft",
                Model = "said",
                TokensIn = 100,
                TokensOut = 10,
                Milliseconds = 1000,
                Outcome = outcome,
                CostMicros = 2_000_000,
            };
        }, None);

        var sheet = await house.Get<ModelBoard>().ReadAsync(PromptHouse.Body, None);

        sheet.Groups.ShouldBe([new GroupUse("第三代表小组", 2, 220, 4), new GroupUse(null, 1, 110, 2)]);
        sheet.Currency.ShouldBeNull("no price is set");
        sheet.Days.ShouldHaveSingleItem().Figures.Calls.ShouldBe(3);
        (await house.Get<ModelBoard>().ReadAsync(Id(99), None)).Groups.ShouldHaveSingleItem().Group.ShouldBeNull("another congress's groups are not theirs to see");
        house.Get<ModelBoard>().CanCheck.ShouldBeFalse();
    }

    private static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");
}
