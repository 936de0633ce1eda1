using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>One vocabulary for whose words a sentence is, and for what is asked, wherever delegates or staff read it.</summary>
public sealed class MarkWordsTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void EveryMark_HasWordsOfItsOwn_AndSaysWhatTheyMean(string locale)
    {
        MarkWords.All.ShouldBe([.. Enum.GetNames<SentenceKind>(), nameof(Writer.Staff)], ignoreOrder: true);
        MarkWords.All.Select(mark => MarkWords.Of(House.Phrases, locale, mark)).ShouldBeUnique();
        MarkWords.All.Select(mark => MarkWords.MeaningOf(House.Phrases, locale, mark)).ShouldBeUnique();
    }

    [Fact]
    public void Mark_IsTheWriters_BeforeItIsTheKinds()
    {
        Mark(Writer.Machine, SentenceKind.Proposed).ShouldBe("拟议");
        Mark(Writer.Delegate, SentenceKind.Proposed).ShouldBe("代表所写");
        Mark(Writer.Staff, SentenceKind.Own).ShouldBe("工作机构修改");

        static string Mark(Writer writer, SentenceKind kind) =>
            MarkWords.Of(House.Phrases, "zh-CN", MarkWords.NameOf(new WrittenSentence(Section.Measure, "尽快维修。", [], kind, writer)));
    }

    [Theory]
    [InlineData("place")]
    [InlineData("since_when")]
    [InlineData("how_many")]
    [InlineData("cause")]
    [InlineData("measure")]
    [InlineData("unit")]
    [InlineData("verified")]
    [InlineData("conflict")]
    public void EveryGap_IsAskedInBothLanguages(string code)
    {
        var question = new Question(code, Section.Problem) { Detail = "三盏、四盏" };

        GapWords.Of(House.Phrases, "zh-CN", question).ShouldEndWith("？");
        GapWords.Of(House.Phrases, "en", question).ShouldEndWith("?");
    }
}
