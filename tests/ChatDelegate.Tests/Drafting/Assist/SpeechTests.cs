using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Tests.Drafting.Assist;

/// <summary>Notes to speak from: as much as the time holds, every fact from the draft, and a model's words only where they say the same.</summary>
public sealed class SpeechTests
{
    private static readonly Asker Nobody = new("person-1", "job-1");

    private static Draft Street { get; } = new(
        "关于维修东街路灯的建议", "城建环保", ["住建局"],
        [
            new Sentence(Section.Problem, "据群众反映：", [], SentenceKind.Form),
            new Sentence(Section.Problem, "东街路灯坏了三盏，晚上看不清路。", ["n1"], SentenceKind.Stated),
            new Sentence(Section.Problem, "沿街35户居民出行不便。", ["n2"], SentenceKind.Stated),
            new Sentence(Section.Cause, "线路去年冬天被施工挖断，没有恢复。", ["n2"], SentenceKind.Stated),
            new Sentence(Section.Measure, "建议尽快修复东街路灯。", ["n1", "n2"], SentenceKind.Proposed),
        ],
        ["n1", "n2"], [new Question("verified", Section.Problem)]);

    [Fact]
    public void Outline_SaysWhatTheDraftSays_WithItsFactsAndGaps()
    {
        var part = SpeechOutliner.Outline([Street], 3).Parts.ShouldHaveSingleItem();

        part.Points.Select(point => point.Section).ShouldBe([Section.Problem, Section.Problem, Section.Cause, Section.Measure]);
        part.Points.ShouldAllBe(point => Street.Sentences.Any(sentence => sentence.Text == point.Text));
        part.Points[1].Facts.ShouldContain("35户");
        part.Points[3].Kind.ShouldBe(SentenceKind.Proposed);
        part.Gaps.ShouldHaveSingleItem().Code.ShouldBe("verified");
    }

    [Fact]
    public void Outline_LongerThanTheTime_KeepsWhatHasFacts_AndSomethingOfEverySection()
    {
        var chatter = Enumerable.Range(0, 40).Select(i => new Sentence(Section.Problem, new string((char)('甲' + i), 40) + "。", ["n1"], SentenceKind.Stated));
        var long1 = Street with { Sentences = [.. chatter, .. Street.Sentences] };

        var speech = SpeechOutliner.Outline([long1], 3);

        speech.Seconds.ShouldBeLessThanOrEqualTo(200);
        speech.Points.Select(point => point.Text).ShouldContain("沿街35户居民出行不便。", "facts go before chatter");
        speech.Points.Select(point => point.Section).Distinct().Count().ShouldBe(3);
        SpeechOutliner.Outline([long1], 5).Points.Count().ShouldBeGreaterThan(speech.Points.Count());
    }

    [Fact]
    public void Outline_OfMoreMattersThanThereIsTimeFor_SaysWhichAreLeftOut()
    {
        var speech = SpeechOutliner.Outline([.. Enumerable.Range(1, 6).Select(i => Street with { Title = $"关于第{i}件事的建议" })], 3);

        speech.Parts.Count.ShouldBe(4);
        speech.LeftOut.ShouldBe(["关于第5件事的建议", "关于第6件事的建议"]);
    }

    [Fact]
    public async Task Spoken_TakesParagraphsThatSayTheSame_AndKeepsTheOutlineForTheOthers()
    {
        var model = new CannedModel().Answers("speech", new
        {
            paragraphs = new object[]
            {
                CannedModel.Paragraph("东街的路灯坏了三盏，晚上看不清路，沿街35户居民出行都不方便。", "p1.1", "p1.2"),
                CannedModel.Paragraph("线路去年冬天被施工挖断，拖了53天没有恢复。", "p1.3"),
            },
        });

        var spoken = await new SpeechWriter(model.Runner).WriteAsync(SpeechOutliner.Outline([Street], 3), Nobody, CancellationToken.None);

        var points = spoken.Speech.Parts[0].Points;
        points.Select(point => point.Spoken).ShouldBe([true, false, false], "53 stands nowhere; the last point never came back");
        points[0].Notes.ShouldBe(["n1", "n2"], "spoken words stand on all that their points stand on");
        points.Select(point => point.Text).ShouldContain("线路去年冬天被施工挖断，没有恢复。");
        points[2].Text.ShouldBe("建议尽快修复东街路灯。");
        (spoken.Refused, spoken.Mark.Prompt, spoken.Mark.Model).ShouldBe((1, "speech", "canned-1"));
        model.Asked.ShouldHaveSingleItem().Person.ShouldBe("person-1");
    }

    [Theory]
    [InlineData("东街的路灯坏了五盏，晚上看不清路。", "another number")]
    [InlineData("东街的路灯坏了三个月，晚上看不清路。", "the same number of something else")]
    [InlineData("西街的路灯坏了三盏，晚上看不清路。", "another place")]
    [InlineData("王局长说东街路灯坏了三盏，晚上看不清路。", "somebody who is not in it")]
    [InlineData("东街路灯坏了三盏，联系电话13812345678，晚上看不清路。", "a phone")]
    [InlineData("东街路灯坏了三盏，晚上看得清路。", "the contrary")]
    [InlineData("各位领导高度重视民生工程建设，取得了辉煌成就，人民群众满意度显著提升。", "something else")]
    [InlineData("东街路灯坏了三盏，晚上看不清路，详见https://example.org/a。", "an address")]
    [InlineData("", "nothing")]
    public async Task Spoken_ThatSaysSomethingElse_IsNotTaken(string words, string because)
    {
        var model = new CannedModel().Answers("speech", new { paragraphs = new[] { CannedModel.Paragraph(words, "p1.1") } });

        var spoken = await new SpeechWriter(model.Runner).WriteAsync(SpeechOutliner.Outline([Street], 3), Nobody, CancellationToken.None);

        spoken.Speech.Points.ShouldAllBe(point => !point.Spoken, because);
        spoken.Refused.ShouldBe(1);
    }

    [Fact]
    public async Task Spoken_NeverShowsAModelWhatIsPersonal()
    {
        var own = Street with { Sentences = [.. Street.Sentences, new Sentence(Section.Problem, "可以找李师傅，手机13912345678。", [], SentenceKind.Own)] };
        var model = new CannedModel().Answers("speech", new { paragraphs = Array.Empty<object>() });

        var spoken = await new SpeechWriter(model.Runner).WriteAsync(SpeechOutliner.Outline([own], 5), Nobody, CancellationToken.None);

        model.Asked[0].Text.ShouldNotContain("13912345678");
        spoken.Speech.Points.Select(point => point.Text).ShouldContain("可以找李师傅，手机13912345678。", "it is still in the delegate's own notes");
    }

    [Fact]
    public void Outline_OfNotesThatMakeNoDraft_SaysThemAndAsksForTheRest()
    {
        var draft = SpeechOutliner.OfNotes("停车难", [new SourceNote("a", "停车难", default)]);

        var part = SpeechOutliner.Outline([draft], 3).Parts.ShouldHaveSingleItem();
        part.Points.ShouldHaveSingleItem().Text.ShouldBe("停车难");
        part.Gaps.Select(gap => gap.Code).ShouldBe(["cause", "measure"]);
    }
}
