using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Template;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Programme;

public sealed class TemplateReaderTests
{
    private static readonly string[] Proofs = ["notice", "suggestion", "ballot", "self-report", "peer-rating"];
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Root, "src", "ChatDelegate.Congress", "Programme", "Data", "activity-week.yaml"));
    private static readonly string ShippedRules = File.ReadAllText(Path.Combine(Repository.Root, "src", "ChatDelegate.Congress", "Attendance", "Data", "attendance-rules.yaml"));

    [Fact]
    public void Shipped_IsSound_MarkedAsASampleAndWhole()
    {
        var (template, errors) = Read(Shipped);

        errors.ShouldBeEmpty();
        template.ShouldNotBeNull().StatusZh.ShouldBe("示例/待本级人大确认");
        template.Items.Select(item => item.Stage).ShouldBeInOrder();
        template.Items.Select(item => item.Block).Distinct().Count().ShouldBe(4);
        template.Items.ShouldContain(item => item.Stage == PlanStage.Decide && item.MeetingMinutes != null && !item.Movable && item.Anchor == PlanAnchor.Vote && item.Days == 0);
    }

    [Theory]
    [InlineData("stages: [study, decide, discuss, evaluate]", "stages: [decide, study, discuss, evaluate]", "'stages' must be [study, decide, discuss, evaluate]")]
    [InlineData("  - id: coaching", "  - id: notice", "There are two items 'notice'")]
    [InlineData("    meeting: 180", "    meeting: 180\n    movable: true", "The vote is on one day for all groups")]
    [InlineData("    due: {from: vote, days: 0, at: \"09:00\"}", "    due: {from: start, days: 0, at: \"09:00\"}", "The vote is on the vote day")]
    [InlineData("    owner: delegate\n    title: {zh-CN: 阅读活动通知", "    owner: everyone\n    title: {zh-CN: 阅读活动通知", "'owner: everyone' is unknown. Use staff, convenor, delegate, supervisor.")]
    [InlineData("at: \"12:00\"", "at: noon", "'at: noon' is no time of day")]
    [InlineData("proof: suggestion", "proof: ballots", "'proof: ballots' is unknown")]
    [InlineData("    stage: evaluate\n    block: evaluation\n    owner: staff", "    stage: study\n    block: evaluation\n    owner: staff", "belongs to an earlier stage")]
    [InlineData("    block: extra", "    block: vote", "No item is of the block 'extra'")]
    [InlineData("dialog: write-suggestion", "dialogue: write-suggestion", "Unknown key 'dialogue'. Did you mean 'dialog'?")]
    public void Fault_Planted_IsToldWithFileLineAndCure(string sound, string faulty, string told)
    {
        Shipped.ShouldContain(sound);

        var (template, errors) = Read(Shipped.Replace(sound, faulty, StringComparison.Ordinal));

        template.ShouldBeNull();
        var error = errors.First(one => one.Message.Contains(told, StringComparison.Ordinal));
        error.ToString().ShouldMatch(@"^programme/activity-week\.yaml:\d+: ");
        error.Line.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Rules_AsShipped_AreSoundAndMarkedAsASample()
    {
        var (rules, errors) = ReadRules(ShippedRules);

        errors.ShouldBeEmpty();
        rules.ShouldNotBeNull().StatusZh.ShouldBe("示例/待本级人大确认");
        rules.PrincipleZh.ShouldContain("原则上不得请假");
    }

    [Theory]
    [InlineData("share: 2/3", "share: 4/3", "must be a fraction")]
    [InlineData("approvers: [convenor, staff]", "approvers: [delegate]", "'approvers' must name who decides")]
    [InlineData("counts: included", "counts: half", "'counts: half' is unknown. Use included, excluded.")]
    [InlineData("quorum:\n  share: 2/3\n", "", "'quorum' is missing")]
    public void Rules_FaultPlanted_IsToldWithFileLineAndCure(string sound, string faulty, string told)
    {
        var (rules, errors) = ReadRules(ShippedRules.Replace(sound, faulty, StringComparison.Ordinal));

        rules.ShouldBeNull();
        errors.ShouldContain(error => error.Message.Contains(told) && error.File == "programme/attendance-rules.yaml");
    }

    private static (PlanTemplate? Template, IReadOnlyList<DefinitionError> Errors) Read(string text) => TemplateReader.Read(new DefinitionFile("programme/activity-week.yaml", text), Proofs);

    private static (AttendanceRules? Rules, IReadOnlyList<DefinitionError> Errors) ReadRules(string text) => RulesReader.Read(new DefinitionFile("programme/attendance-rules.yaml", text));
}
