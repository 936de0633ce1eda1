using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Assist.Polishing;
using ChatDelegate.Tests.Attendance;
using ChatDelegate.Tests.Drafting.Assist;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Assist;

/// <summary>Better words for a self-report (润色): proposed as news, taken or left by the delegate; and the page on which the report is edited.</summary>
public sealed class PolishTests
{
    private const string Composed = "走访、调研中记下随手记1条。";
    private const string Better = "走访、调研中，我共记下随手记1条。";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Polish_Taken_IsANewVersion_WithTheSameRecords_AndOwnWordsAreLeftAlone()
    {
        var model = Model();
        await using var week = await OpenAsync(model);
        await week.RunAsync(week.Fang, "report.edit", ("text", "明年继续跟进路灯问题。"));
        var before = await ParagraphsAsync(week);

        await week.RunAsync(week.Fang, "report.polish");
        (await week.House.WorkAsideAsync()).ShouldBeTrue();

        (await week.House.NoticesAsync(week.Fang))[^1].About.ShouldBe("report.polished");
        (await ParagraphsAsync(week)).Select(one => one.Text).ShouldBe(before.Select(one => one.Text), "nothing changes by itself");
        model.Asked[0].Text.ShouldNotContain("明年继续跟进", Case.Sensitive, "own words are shown to no model");
        (await week.RunAsync(week.Fang, "report.open")).Replies[^1].Card.ShouldNotBeNull().Title.ShouldBe("润色建议");
        await week.RunAsync(week.Fang, "report.answerPolish", ("answer", "take"));

        var after = await ParagraphsAsync(week);
        after.Select(one => one.Text).ShouldBe([Better, .. before.Skip(1).Select(one => one.Text)]);
        (after[0].Reworded, after[0].Own).ShouldBe((true, false));
        after[0].Sources.Select(source => source.Id).ShouldBe(before[0].Sources.Select(source => source.Id));
        await using var db = await week.House.ReadAsync();
        var polish = await db.Set<ReportPolish>().SingleAsync();
        (polish.State, polish.MadeWith.ShouldNotBeNull().Prompt).ShouldBe((PolishState.Taken, "report"));
        (await week.RefusalAsync(week.Fang, "report.answerPolish", ("answer", "take"))).ShouldBe("no_polish");
    }

    [Fact]
    public async Task Polish_OfAnOlderVersion_CannotBeTaken()
    {
        await using var week = await OpenAsync(Model());
        await week.RunAsync(week.Fang, "report.polish");
        await week.House.WorkAsideAsync();
        await week.RunAsync(week.Fang, "report.edit", ("n", 1), ("text", "我自己写过了。"));

        (await week.RefusalAsync(week.Fang, "report.answerPolish", ("answer", "take"))).ShouldBe("no_polish");
        (await ParagraphsAsync(week))[0].Text.ShouldBe("我自己写过了。");
    }

    [Fact]
    public async Task Polish_Left_KeepsTheReport()
    {
        await using var week = await OpenAsync(Model());
        await week.RunAsync(week.Fang, "report.polish");
        await week.House.WorkAsideAsync();

        await week.RunAsync(week.Fang, "report.answerPolish", ("answer", "leave"));

        (await ParagraphsAsync(week))[0].Text.ShouldBe(Composed);
    }

    [Fact]
    public async Task Polish_WithoutAModel_IsNeitherOfferedNorMentioned()
    {
        await using var week = await OpenAsync(null);

        var card = (await week.RunAsync(week.Fang, "report.open")).Replies.ShouldHaveSingleItem().Card.ShouldNotBeNull();
        card.Buttons.ShouldNotContain(button => button.Label == "润色");
        var refused = (await week.RunAsync(week.Fang, "report.polish")).Refusal.ShouldNotBeNull();
        refused.Text.ShouldContain("改第2段");
        refused.Text.ShouldNotContain("模型");
    }

    [Fact]
    public async Task Page_SavesWhatWasWritten_KeepsRecordsOfTheRest_AndRefusesAnOldVersion()
    {
        await using var week = await OpenAsync(null);
        var (desk, reader) = (week.House.Services.GetRequiredService<ReportDesk>(), new ReportReader(week.Fang, "zh-CN", TimeZoneInfo.Utc));
        var opened = (await desk.OpenAsync(reader, None)).Sheet.ShouldNotBeNull();
        opened.CanPolish.ShouldBeFalse();

        var saved = await desk.SaveAsync(reader, opened.Report.LastVersion, [new EditedParagraph(0, "开头一段。"), new EditedParagraph(1, Composed)], None);

        saved.Refusal.ShouldBeNull();
        saved.Sheet.ShouldNotBeNull().Paragraphs.Select(one => (one.Paragraph.Text, one.Paragraph.Own)).ShouldBe([("开头一段。", true), (Composed, false)]);
        (await desk.SaveAsync(reader, opened.Report.LastVersion, [new EditedParagraph(0, "从旧页面来的。")], None)).Refusal.ShouldNotBeNull().Code.ShouldBe("stale");
        (await desk.SaveAsync(reader, saved.Sheet.Report.LastVersion, [new EditedParagraph(0, "😀")], None)).Refusal.ShouldNotBeNull().Code.ShouldBe("no_words");
        (await ParagraphsAsync(week))[0].Text.ShouldBe("开头一段。");
        (await desk.SubmitAsync(reader, saved.Sheet.Report.LastVersion, None)).Refusal.ShouldBeNull();
        (await desk.SubmitAsync(reader, saved.Sheet.Report.LastVersion, None)).Refusal.ShouldNotBeNull().Code.ShouldBe("nothing_new");
    }

    [Fact]
    public async Task Page_AsksForBetterWordsOnce_AndTakesThem()
    {
        await using var week = await OpenAsync(Model());
        var (desk, reader) = (week.House.Services.GetRequiredService<ReportDesk>(), new ReportReader(week.Fang, "zh-CN", TimeZoneInfo.Utc));
        var version = (await desk.OpenAsync(reader, None)).Sheet.ShouldNotBeNull().Report.LastVersion;

        (await desk.PolishAsync(reader, version, "press-1", None)).Sheet.ShouldNotBeNull().Polishing.ShouldBeTrue();
        (await desk.PolishAsync(reader, version, "press-1", None)).Refusal.ShouldBeNull();
        await week.House.WorkAsideAsync();
        (await week.House.WorkAsideAsync()).ShouldBeFalse();

        (await desk.OpenAsync(reader, None)).Sheet.ShouldNotBeNull().Polish.ShouldNotBeNull().Changes.ShouldHaveSingleItem().After.ShouldBe(Better);
        (await desk.AnswerPolishAsync(reader, version, take: true, None)).Sheet.ShouldNotBeNull().Paragraphs[0].Paragraph.Text.ShouldBe(Better);
    }

    private static CannedModel Model() => new CannedModel().Answers("report", new { paragraphs = new[] { new { id = "1", text = Better } } });

    private static async Task<WeekHouse> OpenAsync(CannedModel? model)
    {
        var week = await WeekHouse.OpenAsync(services =>
        {
            if (model is not null)
            {
                services.AddSingleton(model.Runner);
            }
        });
        await week.House.NoteAsync(week.Fang, "城南路灯三天没亮");
        await week.RunAsync(week.Fang, "report.open");
        return week;
    }

    private static async Task<IReadOnlyList<ReportParagraph>> ParagraphsAsync(WeekHouse week)
    {
        await using var db = await week.House.ReadAsync();
        return (await db.Set<SelfReportVersion>().OrderByDescending(version => version.N).FirstAsync()).Paragraphs;
    }
}
