using ChatDelegate.Congress.Assist.Fields;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Tests.Drafting.Assist;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Assist;

/// <summary>What staff are proposed for the fields of an opinion and what they take over.</summary>
public sealed class OpinionFieldDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Proposals_WithoutAModel_ComeOfRules_AndShowWhereTheyStand()
    {
        await using var house = await AssistHouse.OpenAsync();
        var opinion = await ReportedAsync(house);

        var rows = (await Desk(house).ReadAsync(house.Clerk, opinion, None)).ShouldNotBeNull();

        var people = rows.Single(row => row.Field == OpinionField.People).Proposals.ShouldHaveSingleItem();
        (people.Value, people.Quote, people.Model).ShouldBe(("二十多户", "二十多户", null));
        people.Before.ShouldEndWith("沿路");
        await using var db = await house.ReadAsync();
        (await db.Set<AssistJob>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_IsAudited_TakenBack_AndLeavesTheOpinionAsItWas()
    {
        await using var house = await AssistHouse.OpenAsync();
        var opinion = await ReportedAsync(house);

        (await Desk(house).TakeAsync(house.Clerk, opinion, OpinionField.People, "二十多户", None)).ShouldBeNull();
        var row = await RowAsync(house, opinion, OpinionField.People);
        row.Taken.ShouldNotBeNull().By.ShouldBe("赵明");
        row.Proposals.ShouldBeEmpty("what is taken is no proposal any more");
        (await Desk(house).TakeBackAsync(house.Clerk, opinion, OpinionField.People, None)).ShouldBeNull();

        (await RowAsync(house, opinion, OpinionField.People)).Taken.ShouldBeNull();
        await using var db = await house.ReadAsync();
        var kept = await db.Set<OpinionFieldValue>().SingleAsync();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == kept.Id)).ShouldBe(2);
        (await db.Set<Opinion>().SingleAsync()).Text.ShouldStartWith("路灯去年");
    }

    [Fact]
    public async Task Take_OfAValueNobodyProposes_OrByTheWrongPerson_ChangesNothing()
    {
        await using var house = await AssistHouse.OpenAsync();
        var opinion = await ReportedAsync(house);

        (await Desk(house).TakeAsync(house.Clerk, opinion, OpinionField.People, "一百户", None)).ShouldBe(OpinionFieldError.Gone);
        (await Desk(house).TakeAsync(house.Fang, opinion, OpinionField.People, "二十多户", None)).ShouldBe(OpinionFieldError.NotStaff);
        (await Desk(house).TakeAsync(house.Stranger, opinion, OpinionField.People, "二十多户", None)).ShouldBe(OpinionFieldError.Missing);
        (await Desk(house).ReadAsync(house.Stranger, opinion, None)).ShouldBeNull();
        await using var db = await house.ReadAsync();
        (await db.Set<OpinionFieldValue>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Model_ProposesBesideTheRules_AndSomethingElseCanBeTakenInstead()
    {
        var model = new CannedModel()
            .Answers("extract", new { fields = new[] { new { field = "people", quote = "二十多户" }, new { field = "request", quote = "尽快修好" } } })
            .Answers("classify", CannedModel.Sorted("城建环保", "住建局"));
        await using var house = await AssistHouse.OpenAsync(model);
        var opinion = await ReportedAsync(house);
        (await house.WorkAsideAsync()).ShouldBeTrue();
        (await house.NoticesAsync(house.Fang)).ShouldBeEmpty("nobody is told");

        var request = await RowAsync(house, opinion, OpinionField.Request);
        request.Proposals.Select(one => one.Model).ShouldContain("canned-1");
        request.Proposals.Count.ShouldBe(2);
        foreach (var proposal in request.Proposals)
        {
            (await Desk(house).TakeAsync(house.Clerk, opinion, OpinionField.Request, proposal.Value, None)).ShouldBeNull();
        }

        var after = await RowAsync(house, opinion, OpinionField.Request);
        after.Taken.ShouldNotBeNull().Value.Value.ShouldBe(request.Proposals[1].Value);
        after.Proposals.ShouldHaveSingleItem().Value.ShouldBe(request.Proposals[0].Value);
        (await RowAsync(house, opinion, OpinionField.People)).Proposals.ShouldHaveSingleItem().Model.ShouldBe("canned-1");
    }

    private static OpinionFieldDesk Desk(House house) => house.Services.GetRequiredService<OpinionFieldDesk>();

    private static async Task<OpinionFieldRow> RowAsync(House house, Guid opinion, OpinionField field) =>
        (await Desk(house).ReadAsync(house.Clerk, opinion, None)).ShouldNotBeNull().Single(row => row.Field == field);

    private static async Task<Guid> ReportedAsync(House house)
    {
        (await house.RunAsync(house.Fang, "opinion.report", ("place", "河西村"), ("matter", "路灯不亮"), ("text", "路灯去年以来坏了三盏，沿路二十多户晚上看不见，希望住建局尽快修好。"))).Refusal.ShouldBeNull();
        await using var db = await house.ReadAsync();
        return (await db.Set<Opinion>().SingleAsync()).Id;
    }
}
