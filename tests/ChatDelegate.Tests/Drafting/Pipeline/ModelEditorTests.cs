using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;

namespace ChatDelegate.Tests.Drafting.Pipeline;

public class ModelEditorTests
{
    private static readonly SourceNote[] Given =
    [
        Notes.Note("g-1", "东街路灯坏了三个月没人修，晚上漆黑，35户居民出行不便。建议尽快维修路灯，建议先修学校门口的。"),
        Notes.Note("g-2", "东街的路灯一直不亮，老人摔倒两次。"),
    ];

    private static readonly Draft Before = new(
        "关于加强东街路灯维护的建议", "城建环保", ["市城市管理局"],
        [
            new(Section.Problem, FixedPhrases.ProblemLead, [], SentenceKind.Form),
            new(Section.Problem, "东街路灯坏了三个月没人修。", ["g-1"], SentenceKind.Stated),
            new(Section.Problem, "我去看过，联系人13800001234。", [], SentenceKind.Own),
            new(Section.Measure, FixedPhrases.MeasureLead, [], SentenceKind.Form),
            new(Section.Measure, "建议尽快维修路灯。", ["g-1"], SentenceKind.Stated),
        ],
        ["g-1", "g-2"], [new Question("cause", Section.Cause)]);

    [Fact]
    public async Task Revise_NamedSentence_IsChangedAndTheOthersStay()
    {
        var model = Model(
            (1, "problem", "东街路灯全部损坏。", ["n1"], null), (2, "problem", "我去看过。", [], null),
            (3, "measures", "建议尽快维修路灯，建议先修学校门口的。", ["n1"], "stated"));

        var edit = await ReviseAsync(model, "把第三条改得具体些");

        Texts(edit.Draft).ShouldBe(["东街路灯坏了三个月没人修。", "我去看过，联系人13800001234。", "建议尽快维修路灯，建议先修学校门口的。"]);
        edit.IsChanged.ShouldBeTrue();
        edit.Refused.Select(change => change.Number).ShouldBe([1, 2]);
        edit.Mark.Prompt.ShouldBe("revise");
        model.Asked.ShouldHaveSingleItem().Shows("13800001234").ShouldBeFalse();
    }

    [Fact]
    public async Task Revise_NewFact_IsRefusedAfterOneRepair()
    {
        var model = Model((1, "problem", "东街路灯坏了三个月没人修。", ["n1"], null), (2, "problem", "我去看过，联系人〔电话1〕。", [], null), (3, "measures", "建议投入20万元维修50盏路灯。", ["n1"], "proposed"));

        var edit = await ReviseAsync(model, "建议写得更有力一些");

        Texts(edit.Draft).ShouldBe(Texts(Before));
        edit.IsChanged.ShouldBeFalse();
        edit.Refused.ShouldContain(new RefusedChange(3, "建议投入20万元维修50盏路灯。", ViolationCode.NewFact));
        model.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Revise_FactOfTheInstruction_IsTheDelegatesOwn()
    {
        var model = Model(
            (1, "problem", "东街路灯坏了三个月没人修。", ["n1"], null), (2, "problem", "我去看过，联系人〔电话1〕。", [], null), (3, "measures", "建议尽快维修路灯。", ["n1"], "stated"),
            (0, "problem", "上周又有2人摔倒。", ["instruction"], null));

        var edit = await ReviseAsync(model, "补充一下，上周又有2人摔倒");

        edit.Draft.Sentences.ShouldContain(sentence => sentence.Text == "上周又有2人摔倒。" && sentence.Kind == SentenceKind.Own && sentence.Notes.Count == 0);
        edit.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Revise_OwnSentenceLeftOutUnasked_IsRestored()
    {
        var edit = await ReviseAsync(Model((3, "measures", "建议尽快维修路灯。", ["n1"], "stated")), "写短一点");

        Texts(edit.Draft).ShouldBe(["我去看过，联系人13800001234。", "建议尽快维修路灯。"]);
    }

    [Fact]
    public async Task Revise_ModelFails_SaysWhy() =>
        (await Should.ThrowAsync<ModelFailedException>(() => ReviseAsync(new FakeModel(_ => throw new ModelFailedException(ModelFailure.OverBudget, "no")), "写短一点"))).Reason.ShouldBe(ModelFailure.OverBudget);

    [Fact]
    public async Task AskMissing_UnitesTheModelsGapsWithThoseOfCode()
    {
        var model = new FakeModel(_ => """{"questions":[{"code":"since_when","section":"problem"},{"code":"cause","section":"cause"},{"code":"conflict","section":"problem"}]}""");

        var questions = await new ModelEditor(model.Runner).AskMissingAsync(Before, Given, Notes.Request(Given), TestContext.Current.CancellationToken);

        questions.Select(question => question.Code).ShouldBe(["since_when", "cause"]);
    }

    private static FakeModel Model(params (int Number, string Section, string Text, string[] Notes, string? Kind)[] sentences) => new(_ => Written.Revision(Before.Title, sentences));

    private static Task<ModelEdit> ReviseAsync(FakeModel model, string instruction) =>
        new ModelEditor(model.Runner).ReviseAsync(Before, instruction, Given, Notes.Request(Given), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Texts(Draft draft) => draft.Sentences.Where(sentence => sentence.Kind != SentenceKind.Form).Select(sentence => sentence.Text);
}
