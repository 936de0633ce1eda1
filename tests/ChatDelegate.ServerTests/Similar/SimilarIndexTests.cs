using ChatDelegate.Congress.Similar;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Similar;

/// <summary>The index of similar cases on both databases: it follows the record, and it shows nobody what is not theirs to see.</summary>
public sealed class SimilarIndexTests
{
    private const string Title = "关于加快锦绣里加装电梯的建议";
    private const string Problem = "锦绣里多为六层楼，没有电梯，老人上下楼困难。";
    private const string Asked = "锦绣里老楼想装电梯";
    private const string AskedText = "锦绣里六层的老楼没有电梯，老人上下楼太困难。";

    [Theory]
    [EachDatabase]
    public async Task Find_Suggestion_IsShownToOthersOnlyWhileItStands(Database database)
    {
        await using var house = await SimilarHouse.OpenAsync(database);
        var suggestion = await house.DraftAsync(SimilarHouse.Fang, Title, Problem);
        (await SeenByAsync(house)).ShouldBe((Own: true, Others: false, Staff: false), "a draft");

        await house.SubmitAsync(suggestion);
        (await SeenByAsync(house)).ShouldBe((Own: true, Others: true, Staff: true), "submitted");

        await house.ChangeAsync(suggestion, found => found.Return(DateTimeOffset.UnixEpoch));
        (await SeenByAsync(house)).ShouldBe((Own: true, Others: false, Staff: true), "returned");

        await house.ReviseAsync(suggestion, "关于改善西岭村饮用水的建议", "西岭村自来水发黄。");
        (await SeenByAsync(house)).ShouldBe((Own: true, Others: false, Staff: true), "what staff have is still the submitted version");
        (await house.FindAsync(SimilarReader.Staff, "西岭村自来水发黄", "西岭村自来水发黄")).ShouldBeEmpty("not submitted yet");

        await house.SubmitAsync(suggestion);
        (await SeenByAsync(house)).ShouldBe((Own: false, Others: false, Staff: false), "another text now");
        (await house.FindAsync(SimilarReader.Delegate(SimilarHouse.Li), "西岭村自来水发黄", "西岭村自来水发黄")).ShouldHaveSingleItem().Title.ShouldBe("关于改善西岭村饮用水的建议");

        await house.ChangeAsync(suggestion, found => found.Withdraw(DateTimeOffset.UnixEpoch));
        (await house.FindAsync(SimilarReader.Delegate(SimilarHouse.Li), "西岭村自来水发黄", "西岭村自来水发黄")).ShouldBeEmpty("withdrawn");
    }

    [Theory]
    [EachDatabase]
    public async Task Find_Opinion_IsItsAuthorsAndStaffsUntilItGoes(Database database)
    {
        await using var house = await SimilarHouse.OpenAsync(database);
        var opinion = await house.ReportAsync(Title, Problem + "联系人：张国强，电话13912345678，住3栋2单元501室。");
        await house.ReportAsync("南塘河发臭", "南塘河水又黑又臭。");

        (await SeenByAsync(house)).ShouldBe((Own: true, Others: false, Staff: true));
        (await house.FindAsync(SimilarReader.Staff, Asked, AskedText, SimilarHouse.Elsewhere)).ShouldBeEmpty("another congress");
        string.Concat(await house.IndexedTextsAsync()).ShouldNotContain("13912345678");
        string.Concat(await house.IndexedTextsAsync()).ShouldNotContain("张国强");
        string.Concat(await house.IndexedTextsAsync()).ShouldNotContain("501");

        await house.RemoveAsync(opinion);
        (await SeenByAsync(house)).ShouldBe((Own: false, Others: false, Staff: false));
        (await house.IndexedTextsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Intake_AfterACrashOrBesideAnother_TakesEachReportOnce_AndNoneThatIsGone(Database database)
    {
        await using var house = await SimilarHouse.OpenAsync(database);
        for (var n = 0; n < 60; n++)
        {
            await house.ReportUnseenAsync($"南塘河第{n}段发臭", $"南塘河第{n}段水又黑又臭。");
        }

        var gone = await house.ReportUnseenAsync(Title, Problem);
        (await house.IndexedTextsAsync()).ShouldBeEmpty("nobody has waited for it");
        await house.LookAsync();
        (await house.IndexedTextsAsync()).ShouldBeEmpty("what waits is not missing");
        await house.RemoveAsync(gone);

        await Task.WhenAll(house.TakeAsync(), house.TakeAsync());
        await house.TakeAsync();

        (await house.IndexedTextsAsync()).Count.ShouldBe(60);
        (await house.TakeAsync()).ShouldBe(0);
        await house.Rebuild.RunAsync(CancellationToken.None);
        (await house.IndexedTextsAsync()).Count.ShouldBe(60);
    }

    [Theory]
    [EachDatabase]
    public async Task Rebuild_AfterLoss_FindsTheSameAsBefore(Database database)
    {
        await using var house = await SimilarHouse.OpenAsync(database);
        await house.SubmitAsync(await house.DraftAsync(SimilarHouse.Fang, Title, Problem));
        await house.DraftAsync(SimilarHouse.Fang, "关于修复青石路照明的建议", "青石路路灯不亮。");
        await house.ChangeAsync(await house.DraftAsync(SimilarHouse.Fang, Title, Problem), found => found.Withdraw(DateTimeOffset.UnixEpoch));
        await house.ReportAsync(Asked, AskedText, SimilarHouse.Elsewhere);
        var before = (await house.IndexedTextsAsync()).Order().ToList();
        before.Count.ShouldBe(3, "a draft that was dropped is in no index");

        await house.LookAsync();
        await house.Place.ExecuteAsync("""delete from "SimilarEntries" where "Kind" = 'Suggestion' """);
        (await house.FindAsync(SimilarReader.Staff, Asked, AskedText)).ShouldBeEmpty();
        await house.LookAsync();

        (await house.IndexedTextsAsync()).Order().ShouldBe(before);
        (await SeenByAsync(house)).ShouldBe((Own: true, Others: true, Staff: true));
    }

    [Theory]
    [EachDatabase]
    public async Task Find_TheSameMatterInOtherWords_IsAmongTheFive(Database database)
    {
        await using var house = await SimilarHouse.OpenAsync(database);
        var pairs = File.ReadLines(Path.Combine(Repository.Root, "tests", "ChatDelegate.Tests", "Similar", "pairs.tsv")).Select(line => line.Split('\t')).ToList();
        foreach (var pair in pairs)
        {
            await house.ReportAsync(pair[0], pair[1]);
        }

        await house.Rebuild.CountAsync(CancellationToken.None);
        var found = new List<bool>();
        foreach (var pair in pairs)
        {
            found.Add((await house.FindAsync(SimilarReader.Staff, pair[2], pair[3])).Any(one => one.Title == pair[0]));
        }

        found.Average(hit => hit ? 1.0 : 0).ShouldBeGreaterThanOrEqualTo(0.8);
        (await house.FindAsync(SimilarReader.Staff, pairs[1][0], pairs[1][1]))[0].Strength.ShouldBe(SimilarStrength.VeryLikely);
        (await house.FindAsync(SimilarReader.Staff, pairs[1][0].Replace("青石", "白云"), pairs[1][1].Replace("青石", "白云")))
            .ShouldNotContain(one => one.Strength == SimilarStrength.VeryLikely, "the same words about another place are another matter");
    }

    private static async Task<(bool Own, bool Others, bool Staff)> SeenByAsync(SimilarHouse house) => (
        (await house.FindAsync(SimilarReader.Delegate(SimilarHouse.Fang), Asked, AskedText)).Any(one => one.Title == Title),
        (await house.FindAsync(SimilarReader.Delegate(SimilarHouse.Li), Asked, AskedText)).Any(one => one.Title == Title),
        (await house.FindAsync(SimilarReader.Staff, Asked, AskedText)).Any(one => one.Title == Title));
}
