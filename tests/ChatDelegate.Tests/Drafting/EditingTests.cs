using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Editing;

namespace ChatDelegate.Tests.Drafting;

public class EditingTests
{
    private static readonly SourceNote[] Given = [Notes.Note("a", "东街路灯坏了三个月，维修要花8万元，由于无人管理，建议尽快维修。")];

    private static readonly Draft Start = new(
        "关于解决东街道路照明设施问题的建议", "城建环保", [],
        [
            new(Section.Problem, FixedPhrases.ProblemLead, [], SentenceKind.Form),
            new(Section.Problem, "东街路灯坏了三个月，维修要花8万元。", ["a"], SentenceKind.Stated),
            new(Section.Cause, "由于无人管理。", ["a"], SentenceKind.Stated),
            new(Section.Measure, FixedPhrases.MeasureLead, [], SentenceKind.Form),
            new(Section.Measure, "建议尽快维修。", ["a"], SentenceKind.Stated),
        ],
        ["a"], [new Question("how_many", Section.Problem), new Question("unit", Section.Measure)]);

    [Theory]
    [InlineData("删除第2句", "东街路灯坏了三个月，维修要花8万元。|建议尽快维修。")]
    [InlineData("Delete sentence 2.", "东街路灯坏了三个月，维修要花8万元。|建议尽快维修。")]
    [InlineData("把第二句删掉", "东街路灯坏了三个月，维修要花8万元。|建议尽快维修。")]
    [InlineData("删除第1句和第3句", "由于无人管理。")]
    [InlineData("第二句改成：没有明确的管理单位", "东街路灯坏了三个月，维修要花8万元。|没有明确的管理单位。|建议尽快维修。")]
    [InlineData("把第３句改为 建议本月修好。", "东街路灯坏了三个月，维修要花8万元。|由于无人管理。|建议本月修好。")]
    [InlineData("不要提金额", "东街路灯坏了三个月。|由于无人管理。|建议尽快维修。")]
    [InlineData("不要提时间", "维修要花8万元。|由于无人管理。|建议尽快维修。")]
    [InlineData("别提无人管理", "东街路灯坏了三个月，维修要花8万元。|建议尽快维修。")]
    [InlineData("加一条建议：定期巡查", "东街路灯坏了三个月，维修要花8万元。|由于无人管理。|建议尽快维修。|定期巡查。")]
    [InlineData("增加一条原因：线路老化", "东街路灯坏了三个月，维修要花8万元。|由于无人管理。|线路老化。|建议尽快维修。")]
    [InlineData("把第2句移到建议", "东街路灯坏了三个月，维修要花8万元。|建议尽快维修。|由于无人管理。")]
    public void ApplyInstruction_Understood_ChangesTheDraft(string instruction, string expected)
    {
        var edit = DraftEditor.ApplyInstruction(Start, instruction, Given);
        edit.Outcome.ShouldBe(EditOutcome.Changed);
        string.Join('|', DraftEditor.Numbered(edit.Draft).Select(sentence => sentence.Sentence.Text)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("删除第9句", EditOutcome.NoSuchSentence)]
    [InlineData("删除第0句", EditOutcome.NoSuchSentence)]
    [InlineData("第1句改成：。。。", EditOutcome.Empty)]
    [InlineData("标题改成：好", EditOutcome.NotAllowed)]
    [InlineData("不要提医院", EditOutcome.NothingToChange)]
    [InlineData("写得好一点", EditOutcome.NotUnderstood)]
    [InlineData("", EditOutcome.NotUnderstood)]
    public void ApplyInstruction_NotPossible_SaysWhyAndKeepsTheDraft(string instruction, EditOutcome outcome)
    {
        var edit = DraftEditor.ApplyInstruction(Start, instruction, Given);
        edit.Outcome.ShouldBe(outcome);
        edit.Draft.ShouldBe(Start);
        edit.Examples.Count.ShouldBe(outcome == EditOutcome.NotUnderstood ? 6 : 0);
    }

    [Fact]
    public void ApplyInstruction_Title_IsPutIntoTheForm() =>
        DraftEditor.ApplyInstruction(Start, "标题改成：加快维修东街路灯", Given).Draft.Title.ShouldBe("关于加快维修东街路灯的建议");

    [Fact]
    public void Replace_Sentence_IsTheDelegatesOwn()
    {
        var sentence = DraftEditor.Replace(Start, 1, "我去看过，路灯全部不亮").Draft.Sentences[1];
        sentence.ShouldBeEquivalentTo(new Sentence(Section.Problem, "我去看过，路灯全部不亮。", [], SentenceKind.Own));
    }

    [Fact]
    public void Answer_Question_BecomesOwnSentenceOfItsSection()
    {
        var draft = DraftEditor.Answer(Start, Start.Questions[0], "涉及约40户").Draft;
        draft.Questions.Select(question => question.Code).ShouldBe(["unit"]);
        DraftEditor.Numbered(draft)[1].Sentence.Text.ShouldBe("涉及约40户。");
    }

    [Fact]
    public void SetUnits_OnlyFromTheList()
    {
        var request = Notes.Request(Given);
        DraftEditor.SetUnits(Start, ["市路灯局"], request).Outcome.ShouldBe(EditOutcome.NotAllowed);
        var draft = DraftEditor.SetUnits(Start, ["市城市管理局"], request).Draft;
        draft.Units.ShouldBe(["市城市管理局"]);
        draft.Questions.ShouldNotContain(question => question.Code == "unit");
    }

    [Fact]
    public void Delete_LastOfASection_TakesItsLeadToo() =>
        DraftEditor.Delete(Start, 1).Draft.Sentences.ShouldNotContain(sentence => sentence.Text == FixedPhrases.ProblemLead);

    [Fact]
    public void Between_EditedDraft_ShowsEachChange()
    {
        var after = DraftEditor.Delete(DraftEditor.Replace(Start, 1, "东街路灯坏了四个月，维修要花8万元").Draft, 2).Draft;
        var diff = DraftDiff.Between(Start, after);
        diff.Sentences.Select(change => change.Kind).ShouldBe([ChangeKind.Same, ChangeKind.Changed, ChangeKind.Removed, ChangeKind.Same, ChangeKind.Same]);
        diff.Sentences[1].Pieces.ShouldBe([
            new TextPiece(ChangeKind.Same, "东街路灯坏了"), new TextPiece(ChangeKind.Removed, "三"), new TextPiece(ChangeKind.Added, "四"), new TextPiece(ChangeKind.Same, "个月，维修要花8万元。")]);
        diff.IsEmpty.ShouldBeFalse();
        DraftDiff.Between(Start, Start).IsEmpty.ShouldBeTrue();
    }
}
