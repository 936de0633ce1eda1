using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting;

public class GateTests
{
    private static readonly SourceNote[] Given =
    [
        Notes.Note("a", "东街路灯坏了三个月，35户居民出行不便，建议尽快维修。"),
        Notes.Note("b", "河东街的路灯也坏了。"),
    ];

    private static readonly Draft Good = new(
        "关于解决东街道路照明设施问题的建议", "城建环保", ["市城市管理局"],
        [
            new(Section.Problem, "东街路灯坏了三个月，35户居民出行不便。", ["a"], SentenceKind.Stated),
            new(Section.Measure, "建议尽快维修。", ["a"], SentenceKind.Stated),
            new(Section.Measure, "建议有关部门明确日常维护责任。", [], SentenceKind.Proposed),
        ],
        ["a", "b"], []);

    [Fact]
    public void Check_GoodDraft_HasNoViolation() => Codes(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("东街路灯坏了三个月，53户居民出行不便。", ViolationCode.Ungrounded)]
    [InlineData("西街路灯坏了三个月。", ViolationCode.Ungrounded)]
    [InlineData("东大街路灯坏了三个月。", ViolationCode.Ungrounded)]
    [InlineData("东街路灯坏了三年。", ViolationCode.Ungrounded)]
    [InlineData("市供电公司的路灯坏了。", ViolationCode.Ungrounded)]
    [InlineData("路灯损坏，居民意见很大。", ViolationCode.NotQuoted)]
    [InlineData("路灯坏了，电话13800001234。", ViolationCode.PersonalData)]
    public void Check_StatedSentenceBeyondItsNotes_IsCaught(string text, ViolationCode code) =>
        Codes(With(new Sentence(Section.Problem, text, ["a"], SentenceKind.Stated))).ShouldContain(code);

    [Fact]
    public void Check_NumberOfAnotherNote_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "35户居民出行不便。", ["b"], SentenceKind.Stated))).ShouldContain(ViolationCode.Ungrounded);

    [Fact]
    public void Check_NoteThatSaysNothingOfIt_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "35户居民出行不便。", ["a", "b"], SentenceKind.Stated))).ShouldContain(ViolationCode.Uncited);

    [Fact]
    public void Check_NameInsideALongerName_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "东街的路灯也坏了。", ["b"], SentenceKind.Stated))).ShouldContain(ViolationCode.Ungrounded);

    [Fact]
    public void Check_ForeignNote_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "东街路灯坏了三个月。", ["a", "z"], SentenceKind.Stated))).ShouldContain(ViolationCode.UnknownNote);

    [Fact]
    public void Check_DroppedNote_IsCaught() => Codes(Good with { Notes = ["a"] }).ShouldContain(ViolationCode.NoteLost);

    [Fact]
    public void Check_StatedWithoutNote_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "路灯坏了。", [], SentenceKind.Stated))).ShouldContain(ViolationCode.Uncited);

    [Theory]
    [InlineData("建议市供电公司更换东街路灯。")]
    [InlineData("建议增设20盏路灯。")]
    [InlineData("建议按照《照明条例》办理。")]
    public void Check_NewFactInProposal_IsCaught(string text) =>
        Codes(With(new Sentence(Section.Measure, text, [], SentenceKind.Proposed))).ShouldContain(ViolationCode.NewFact);

    [Fact]
    public void Check_UnknownPhraseOfTheForm_IsCaught() =>
        Codes(With(new Sentence(Section.Problem, "经查属实：", [], SentenceKind.Form))).ShouldContain(ViolationCode.UnknownPhrase);

    [Theory]
    [InlineData("请求维修东街路灯的报告", ViolationCode.Title)]
    [InlineData("关于路灯的建议", ViolationCode.Title)]
    [InlineData("关于解决西街道路照明设施问题的建议", ViolationCode.Title)]
    [InlineData("关于解决道路照明问题的建议和关于增加学位的建议", ViolationCode.SeveralMatters)]
    [InlineData("关于解决13800001234照明问题的建议", ViolationCode.PersonalData)]
    public void Check_BadTitle_IsCaught(string title, ViolationCode code) => Codes(Good with { Title = title }).ShouldContain(code);

    [Fact]
    public void Check_UnitAndCategoryNotInTheLists_AreCaught()
    {
        Codes(Good with { Units = ["市路灯局"] }).ShouldContain(ViolationCode.Unit);
        Codes(Good with { Category = "路灯" }).ShouldContain(ViolationCode.Category);
    }

    [Fact]
    public void Check_OwnSentence_IsFreeButNotOfPersonalData()
    {
        Codes(With(new Sentence(Section.Problem, "我走访了53户居民，西街也一样。", [], SentenceKind.Own))).ShouldBeEmpty();
        Codes(With(new Sentence(Section.Problem, "联系人电话13800001234。", [], SentenceKind.Own))).ShouldBe([ViolationCode.PersonalData]);
    }

    [Fact]
    public void Check_ResultThatLosesANote_IsCaught() =>
        Gate.Check(new DraftingResult([Good], [], "x", "1"), Notes.Request([.. Given, Notes.Note("c", "食堂贵")])).Select(violation => violation.Code).ShouldBe([ViolationCode.NoteLost]);

    private static Draft With(Sentence sentence) => Good with { Sentences = [.. Good.Sentences, sentence] };

    private static ViolationCode[] Codes(Draft draft) => [.. Gate.Check(draft, Given, Notes.Request(Given)).Select(violation => violation.Code)];
}
