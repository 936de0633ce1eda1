using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

public sealed class CoverageCounts
{
    private const string Begun = "- user: 反映意见\n- user: 路灯不亮";

    [Theory]
    [InlineData(Begun, "matter", "filled")]
    [InlineData(Begun + "\n- user: 北城", "district", "invalid")]
    [InlineData(Begun + "\n- user: 修改事项\n- user: 路灯全不亮", "matter", "corrected")]
    [InlineData(Begun + "\n- user: 东城\n- user: 不亮。\n- user: 跳过", "photos", "skipped")]
    [InlineData(Begun + "\n- user: 返回", "matter", "back")]
    public void Field_ThatSomethingHappenedTo_IsCounted(string steps, string field, string what)
    {
        var without = Bench.Play("- user: 随手记");
        var with = Bench.Play(steps);

        Seen(without, field, what).ShouldBe(false);
        Seen(with, field, what).ShouldBe(true);
    }

    [Fact]
    public void Field_ThatCannotBeSkipped_IsNotCountedAsMissing()
    {
        Seen(Bench.Play(Begun), "matter", "skipped").ShouldBeNull();
        Coverage(Bench.Play(Begun)).Missing.ShouldNotContain("matter: skipped");
    }

    [Theory]
    [InlineData("- user: 撤销", "matter", "corrected")]
    [InlineData("- user: 状态", "district", "invalid")]
    public void Field_ThatNothingOfTheKindHappenedTo_IsNotCounted(string step, string field, string what) =>
        Seen(Bench.Play($"{Begun}\n{step}"), field, what).ShouldBe(false);

    [Theory]
    [InlineData("- user: 东城\n- user: 不亮。\n- user: 跳过\n- user: 跳过\n- tap: 确认提交", "submitted")]
    [InlineData("- user: 取消\n- user: 放弃", "cancelled")]
    [InlineData("- user: 稍后继续", "parked")]
    [InlineData("- user: 稍后继续\n- user: 继续", "resumed")]
    [InlineData("- user: 随手记", "interrupted")]
    [InlineData("- user: 转人工", "handed-over")]
    public void Exit_Taken_IsCounted(string steps, string exit)
    {
        Coverage(Bench.Play(Begun)).Exits.ShouldNotContain(pair => pair.Value);
        Coverage(Bench.Play($"{Begun}\n{steps}")).Exits[exit].ShouldBeTrue();
    }

    [Fact]
    public void Desk_HasActionsAndAnEnd()
    {
        var suite = Bench.Suite(Bench.Yaml("- user: 随手记\n- user: 改第2条：路灯\n- user: 完成", dialog: "notes"));

        var coverage = DialogCoverage.Of(Bench.Catalog, suite, suite.Cases.SelectMany(Bench.Runner.RunAll));

        coverage.Actions.Where(pair => pair.Value).Select(pair => pair.Key).ShouldBe(["edit"]);
        coverage.Exits["ended"].ShouldBeTrue();
        coverage.Fields.ShouldBeEmpty();
        coverage.Missing.ShouldContain("action delete");
        coverage.Missing.ShouldContain("tag happy");
        coverage.Tags.Keys.ShouldNotContain("correct-late");
    }

    [Fact]
    public void Tags_RuledOutWithAReason_AreNotMissing()
    {
        var suite = Bench.Suite("dialog: report\nnot_applicable: {undo: nothing to undo}\ncases:\n- name: a\n  covers: [happy, help]\n  steps: [{user: 反映意见}]");

        var coverage = DialogCoverage.Of(Bench.Catalog, suite, []);

        coverage.Tags.Where(pair => pair.Value).Select(pair => pair.Key).ShouldBe(["happy", "help"]);
        coverage.Missing.ShouldContain("tag restart");
        coverage.Missing.ShouldNotContain("tag undo");
        CoverageTable.Of(coverage).ShouldContain("not applicable: undo, nothing to undo");
        CoverageTable.Of(coverage).ShouldContain("tags: 2 of 21, missing: all-at-once");
    }

    private static bool? Seen(CaseResult result, string field, string what) =>
        Coverage(result).Fields.Single(one => one.Field == field).Seen[what];

    private static DialogCoverage Coverage(CaseResult result) =>
        DialogCoverage.Of(Bench.Catalog, new DialogSuite("report", "dialogs/report.tests.yaml", new Dictionary<string, string>(), [result.Case]), [result]);
}
