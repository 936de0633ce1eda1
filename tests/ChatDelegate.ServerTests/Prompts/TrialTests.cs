using ChatDelegate.Congress.Prompts;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Prompts;

/// <summary>A trial shows what a delegate or staff would get of a changed prompt, not what the model said.</summary>
public sealed class TrialTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>By a word of each prompt's task, an answer with something in it that must not come through.</summary>
    private static readonly (string Task, string Answer)[] Answers =
    [
        ("按代表的一句话修改", """{"title":"关于解决老街积水问题的建议","category":"其他","units":[],"problem":[{"number":1,"text":"老街积水深达80厘米。","notes":["n1"]}],"cause":[],"measures":[],"unused":[],"questions":[]}"""),
        ("还缺什么", """{"questions":[{"code":"since_when","section":"problem"}]}"""),
        ("登记群众意见", """{"fields":[{"field":"place","quote":"青石路菜场东门到三岔口"},{"field":"people","quote":"三百户"}]}"""),
        ("负责交办", """{"category":"城建环保","units":["住建局"]}"""),
        ("分诊员", """{"dialog":"leave","sure":true}"""),
        ("润色述职报告", """{"paragraphs":[{"id":"1","text":"2026年应参加小组会议6次，实际参加6次。"},{"id":"2","text":"没有反映群众意见，也没有提出代表建议。"}]}"""),
        ("写成口头发言", """{"paragraphs":[{"points":["p1.1"],"text":"青石路路灯坏了九十九盏。"}]}"""),
    ];

    [Fact]
    public async Task Trial_OfEachPrompt_ShowsWhatItsReaderWouldGet()
    {
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite, new SaidModel(asked => Answers.First(one => asked.Contains(one.Task, StringComparison.Ordinal)).Answer));

        var revised = await TryAsync(house, "revise", "little-said", "把问题写得更具体些");
        revised.Given.ShouldNotBeNull().Sentences.Count.ShouldBeGreaterThan(1);
        revised.Instruction.ShouldBe("把问题写得更具体些");
        revised.After.Refused.ShouldContain(change => change.Text != null && change.Text.Contains("80厘米", StringComparison.Ordinal) && change.Reason != null);
        revised.After.Drafts.ShouldHaveSingleItem().Sentences.ShouldNotContain(sentence => sentence.Text.Contains("80", StringComparison.Ordinal));

        (await TryAsync(house, "missing", "little-said")).After.Questions.ShouldNotBeNull().Select(question => question.Code).ShouldContain("since_when");

        var read = (await TryAsync(house, "extract", "street-lamps")).After;
        read.Fields.ShouldNotBeNull().Select(field => field.Field).ShouldBe([OpinionField.Place, OpinionField.Category, OpinionField.Units]);
        read.Dropped.ShouldBe(1, "nobody said how many households");

        var meant = (await TryAsync(house, "route", "several-wishes")).After.Meanings;
        meant[0].ShouldBe(new TrialMeaning("我先请个假，顺便把路灯的意见报上去。", "请假", true));
        meant[^1].ShouldBe(new TrialMeaning("这次投票我投给谁合适？", null, false), "what may be of a vote is not sent, in a trial either");

        var paragraphs = (await TryAsync(house, "report", "poor-year")).After.Paragraphs;
        paragraphs.Select(paragraph => (paragraph.IsChanged, paragraph.IsRefused)).ShouldBe([(false, true), (true, false), (false, false)]);
        paragraphs[0].Text.ShouldContain("缺席3次", Case.Sensitive, "the paragraph stays as it was");

        var spoken = (await TryAsync(house, "speech", "street-lamps")).After;
        spoken.Dropped.ShouldBe(1);
        spoken.Speech.ShouldNotBeNull().Points.ShouldAllBe(point => !point.Spoken && !point.Text.Contains("九十九", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trial_TakesTheSamplesOfItsKindOnly_AndARevisionNeedsWords()
    {
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite, new SaidModel(_ => "{}"));
        await SaveAsync(house, "route");
        await SaveAsync(house, "revise");
        await SaveAsync(house, "check");

        (await AskAsync(house, "route", "street-lamps")).ShouldBe(PromptError.NoSample);
        (await AskAsync(house, "revise", "little-said", " ")).ShouldBe(PromptError.NoInstruction);
        (await AskAsync(house, "revise", "little-said", "请写上13812345678")).ShouldBe(PromptError.PersonalData);
        (await AskAsync(house, "revise", "little-said", new string('长', 300))).ShouldBe(PromptError.TooLong);
        (await house.Get<TrialDesk>().AskAsync(PromptHouse.Admin, "check", 1, [], null, "zh-CN", None)).ShouldBeNull("the test call has no samples");
    }

    private static async Task<SampleOutcome> TryAsync(PromptHouse house, string prompt, string sample, string? instruction = null)
    {
        await SaveAsync(house, prompt);
        (await AskAsync(house, prompt, sample, instruction)).ShouldBeNull();
        (await house.WorkAsync()).ShouldBeTrue();
        await using var db = await house.ReadAsync();
        return (await db.Set<PromptTrial>().OrderByDescending(trial => trial.At).FirstAsync(None)).Results.ShouldHaveSingleItem();
    }

    private static async Task SaveAsync(PromptHouse house, string prompt) =>
        (await house.Desk.SaveAsync(PromptHouse.Admin, prompt, house.Get<PromptFolder>().Find(prompt).Text.Replace("version: \"1\"", "version: \"1a\"", StringComparison.Ordinal), "试", None)).Refusal.ShouldBeNull();

    private static Task<PromptError?> AskAsync(PromptHouse house, string prompt, string sample, string? instruction = null) =>
        house.Get<TrialDesk>().AskAsync(PromptHouse.Admin, prompt, 1, [sample], instruction, "zh-CN", None);
}
