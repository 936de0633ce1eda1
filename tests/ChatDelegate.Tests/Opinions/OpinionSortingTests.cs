using ChatDelegate.Congress.Assist.Fields;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Opinions.Sorting;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Opinions;

public sealed class OpinionSortingTests
{
    private static readonly string[] Schools = ["学校学位不够", "小学放学没人接孩子", "幼儿园收费高", "老师不够", "中学没有食堂"];
    private static readonly string[] Roads = ["路灯坏了", "小区停车难", "下水道堵了", "垃圾没人清运", "道路坑洼"];

    [Fact]
    public async Task Propose_LittleFiled_ComesFromTheWordLists()
    {
        await using var house = await OpenAsync();
        var opinion = await ReportAsync(house, "小区停车难", 1);

        var proposal = (await Sorting(house).ProposeAsync(house.Clerk, opinion, CancellationToken.None)).ShouldNotBeNull();

        (proposal.Given, proposal.Learnt).ShouldBe((null, 0));
        proposal.Likely.ShouldBe(["城建环保"]);
    }

    [Fact]
    public async Task Propose_AskedOfAModel_ComesFirstAndSaysSo()
    {
        await using var house = await OpenAsync();
        var opinion = await ReportAsync(house, "小区停车难", 1);
        await house.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            var mark = new PromptMark("classify", "1", "hash", "qwen-plus");
            session.Db.Add(OpinionFieldValue.Of(opinion, new FieldProposal(OpinionField.Category, "教科文卫", string.Empty, 0), mark, house.Time.GetUtcNow()));
            return Task.FromResult(0);
        }, CancellationToken.None);

        var proposal = (await Sorting(house).ProposeAsync(house.Clerk, opinion, CancellationToken.None)).ShouldNotBeNull();

        proposal.Likely.ShouldBe(["教科文卫", "城建环保"]);
        proposal.Model.ShouldBe("qwen-plus");
    }

    [Fact]
    public async Task Propose_EnoughSorted_IsLearntFromTheCongressItself()
    {
        await using var house = await OpenAsync();
        for (var n = 0; n < 30; n++)
        {
            // This congress sorts by its own custom, against the word lists.
            var id = await ReportAsync(house, $"{(n % 2 == 0 ? Schools : Roads)[n / 2 % 5]}，{n}", n + 1);
            (await Sorting(house).SortAsync(house.Clerk, id, n % 2 == 0 ? "城建环保" : "教科文卫", CancellationToken.None)).ShouldBeTrue();
        }

        var proposal = (await Sorting(house).ProposeAsync(house.Clerk, await ReportAsync(house, "小区门口停车难，路灯也坏了", 40), CancellationToken.None)).ShouldNotBeNull();

        proposal.Learnt.ShouldBe(30);
        proposal.Likely[0].ShouldBe("教科文卫");
    }

    [Fact]
    public async Task Sort_ByStaff_IsKeptAndMayBeChanged()
    {
        await using var house = await OpenAsync();
        var opinion = await ReportAsync(house, "小区停车难", 1);

        (await Sorting(house).SortAsync(house.Clerk, opinion, "城建环保", CancellationToken.None)).ShouldBeTrue();
        (await Sorting(house).SortAsync(house.Clerk, opinion, "教科文卫", CancellationToken.None)).ShouldBeTrue();

        (await Sorting(house).ProposeAsync(house.Clerk, opinion, CancellationToken.None))?.Given.ShouldBe("教科文卫");
    }

    [Fact]
    public async Task Sort_ByOthersOrIntoNothing_IsRefused()
    {
        await using var house = await OpenAsync();
        var opinion = await ReportAsync(house, "小区停车难", 1);

        (await Sorting(house).SortAsync(house.Stranger, opinion, "城建环保", CancellationToken.None)).ShouldBeFalse();
        (await Sorting(house).SortAsync(house.Fang, opinion, "城建环保", CancellationToken.None)).ShouldBeFalse();
        (await Sorting(house).SortAsync(house.Clerk, opinion, "没有这一类", CancellationToken.None)).ShouldBeFalse();
        (await Sorting(house).ProposeAsync(house.Stranger, opinion, CancellationToken.None)).ShouldBeNull();
        (await Sorting(house).ProposeAsync(house.Fang, opinion, CancellationToken.None)).ShouldBeNull();
        await using var db = await house.ReadAsync();
        (await db.Set<OpinionCategory>().CountAsync()).ShouldBe(0);
    }

    private static OpinionSorting Sorting(House house) => house.Services.GetRequiredService<OpinionSorting>();

    private static async Task<House> OpenAsync()
    {
        var house = await House.OpenAsync();
        await house.Store.WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Db.Add(new Category { Id = Guid.CreateVersion7(), BodyId = House.Body, Order = 2, NameZh = "教科文卫", NameEn = "Education" });
            return Task.FromResult(0);
        }, CancellationToken.None);
        return house;
    }

    private static async Task<Guid> ReportAsync(House house, string matter, int n)
    {
        var opinion = Opinion.Report(new OpinionReport(house.Fang.PersonId, House.Body, "东街", matter, matter, [], $"key {n}"), null, 2026, n, house.Time.GetUtcNow());
        await house.Store.WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Db.Add(opinion);
            return Task.FromResult(0);
        }, CancellationToken.None);
        return opinion.Id;
    }
}
