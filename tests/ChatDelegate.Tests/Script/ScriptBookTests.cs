using ChatDelegate.Congress.Script;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Script;

/// <summary>Staff change the script: every version is kept, a faulty one never comes into use, a run goes on with what it began with.</summary>
public sealed class ScriptBookTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Write_Sound_IsANewVersionAndRunsUnderWayKeepTheirs()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(2);
        var (number, text) = await CurrentAsync(day);
        number.ShouldBe(1, "a run has begun with what came with the installation");

        (await Book(day).WriteAsync(day.Week.Clerk, number, text.Replace("现在，我宣布", "现在，我郑重宣布", StringComparison.Ordinal), "改措辞", None)).ShouldBeNull();

        (await CurrentAsync(day)).Number.ShouldBe(2);
        VoteDay.TextOf(await day.HostAsync("script.next")).ShouldContain("现在，我宣布第一代表小组");
        await using var db = await day.Week.House.ReadAsync();
        var kept = await db.Set<HostScriptVersion>().OrderBy(version => version.Number).ToListAsync(None);
        kept.Select(version => (version.Number, version.Reason)).ShouldBe([(1, null), (2, "改措辞")]);
        kept[0].Text.ShouldBe(text);
    }

    [Fact]
    public async Task Write_FaultyOrStaleOrByAnybodyElse_ChangesNothingAndSaysWhy()
    {
        await using var day = await VoteDay.OpenAsync();
        var (number, text) = await CurrentAsync(day);
        var changed = text.Replace("现在，我宣布", "现在，我郑重宣布", StringComparison.Ordinal);

        var faulty = (await Book(day).WriteAsync(day.Week.Clerk, number, text.Replace("act: open-ballot", "act: open-vote", StringComparison.Ordinal), "改环节", None)).ShouldNotBeNull();
        faulty.Why.ShouldBe(ScriptError.Faulty);
        faulty.Faults.ShouldNotBeNull().ShouldContain(fault => fault.StartsWith("programme/host-script.yaml:", StringComparison.Ordinal) && fault.Contains("Use check-in, roll", StringComparison.Ordinal));
        (await Book(day).WriteAsync(day.Week.Clerk, number, changed, " ", None)).ShouldNotBeNull().Why.ShouldBe(ScriptError.NoReason);
        (await Book(day).WriteAsync(day.Week.Clerk, 7, changed, "改措辞", None)).ShouldNotBeNull().Why.ShouldBe(ScriptError.Newer);
        (await Book(day).WriteAsync(day.Week.Clerk, number, text, "没改", None)).ShouldNotBeNull().Why.ShouldBe(ScriptError.Same);
        (await Book(day).WriteAsync(day.Week.Convenor, number, changed, "召集人想改", None)).ShouldNotBeNull().Why.ShouldBe(ScriptError.NotStaff);

        await using var db = await day.Week.House.ReadAsync();
        (await db.Set<HostScriptVersion>().CountAsync(None)).ShouldBe(0);
    }

    private static ScriptBook Book(VoteDay day) => day.Week.House.Services.GetRequiredService<ScriptBook>();

    private static async Task<(int Number, string Text)> CurrentAsync(VoteDay day)
    {
        await using var db = await day.Week.House.ReadAsync();
        return await Book(day).CurrentAsync(db, day.Week.Clerk.CongressId, None);
    }
}
