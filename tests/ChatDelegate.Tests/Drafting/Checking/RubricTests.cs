using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Tests.Drafting.Checking;

public class RubricTests
{
    private static readonly SourceNote[] Given = [Notes.Note("a", "东街路灯坏了三个月，35户居民出行不便，建议尽快维修。")];

    private static readonly Draft Full = new(
        "关于加强东街路灯维护的建议", "城建环保", ["市城市管理局"],
        [
            new(Section.Problem, "东街路灯坏了三个月，35户居民出行不便。", ["a"], SentenceKind.Stated),
            new(Section.Cause, "我了解到，日常维护没有明确的责任单位，坏了以后各家都认为不归自己管。", [], SentenceKind.Own),
            new(Section.Measure, "明确日常维护责任，尽快维修路灯。", ["a"], SentenceKind.Reworded),
        ],
        ["a"], []);

    [Fact]
    public void Assess_GoodDraft_HasAllSevenMarksAndNothingElse()
    {
        var points = Assess(Full);

        points.Select(point => point.Code).ShouldBe(["necessity", "feasibility", "effect", "focus", "operability", "timeliness", "constructiveness"]);
        points.ShouldAllBe(point => point.IsMet && point.Reason == null);
    }

    [Fact]
    public void Assess_EmptyHandedDraft_SaysWhatEachMarkLacks()
    {
        var points = Assess(Full with { Units = [], Sentences = [new(Section.Problem, "路灯坏了。", ["a"], SentenceKind.Stated), new(Section.Measure, FixedPhrases.GeneralProposal, [], SentenceKind.Proposed)], Title = "关于加强路灯日常维护的建议" });

        points.Where(point => point.Kind == RubricKind.Mark).Select(point => point.Reason)
            .ShouldBe(["one_note", "no_unit", "no_number", "no_place", "general_measures", "no_time", "no_cause"]);
    }

    [Theory]
    [InlineData("我儿子想进县医院工作，请打个招呼。", "own_affair")]
    [InlineData("案子法院正在审理，判决不公。", "court_case")]
    [InlineData("欢迎选购本店茶叶，包邮。", "advertisement")]
    [InlineData("建议修改宪法。", "outside_powers")]
    public void Assess_WhatIsNotToBeFiled_IsNamed(string text, string code) =>
        Assess(Full with { Sentences = [.. Full.Sentences, new(Section.Problem, text, [], SentenceKind.Own)] }).ShouldContain(new RubricPoint(code, RubricKind.NotToFile, false, null));

    [Fact]
    public void Assess_OneNotePassedOnWordForWord_IsARelayedLetter() =>
        Assess(Full with { Sentences = [Full.Sentences[0]], Questions = [new Question("verified", Section.Problem)] }).Select(point => point.Code).ShouldContain("forwarded_letter");

    private static IReadOnlyList<RubricPoint> Assess(Draft draft) => Rubric.Assess(draft, Given, Notes.Request(Given));
}
