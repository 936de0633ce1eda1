using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Tests.Appraisal;

/// <summary>A questionnaire is data: each fault is said with its line, and a faulty one is no form.</summary>
public sealed class QuestionnaireReaderTests
{
    [Fact]
    public void Sample_IsSoundAndMarkedAsOne()
    {
        var (form, errors) = QuestionnaireReader.Read(new DefinitionFile("questionnaire.yaml", QuestionnaireDesk.Sample));

        errors.ShouldBeEmpty();
        form.ShouldNotBeNull().Status.ShouldBe("示例/待本级人大确认");
        form.Questions.Count.ShouldBe(5);
        form.MayAbstain.ShouldBeTrue();
    }

    [Theory]
    [InlineData("answers: [好, 较好, 一般, 较差]", "answers: [好]", "'answers'")]
    [InlineData("answers: [好, 较好, 一般, 较差]", "answers: [好, 好]", "'answers'")]
    [InlineData("abstain: allowed", "abstain: perhaps", "'abstain")]
    [InlineData("  - 改进作风，遵守纪律", "  - 联系代表，听取代表意见", "'questions'")]
    [InlineData("abstain: allowed", "abstain: allowed\nremarks: free text", "remarks")]
    [InlineData("intro:", "introduction:", "intro")]
    public void Faults_AreNamedAndTheFormIsRefused(string sound, string faulty, string named)
    {
        QuestionnaireDesk.Sample.ShouldContain(sound);

        var (form, errors) = QuestionnaireReader.Read(new DefinitionFile("questionnaire.yaml", QuestionnaireDesk.Sample.Replace(sound, faulty, StringComparison.Ordinal)));

        form.ShouldBeNull();
        errors.ShouldContain(error => error.Message.Contains(named, StringComparison.Ordinal) && error.Line > 1);
        errors.ShouldAllBe(error => error.In("zh-CN") != error.Message && error.In("en") == error.Message, "staff read it in their own language");
    }

    [Theory]
    [InlineData("- 只有一个列表")]
    [InlineData("questionnaire: [没有闭合")]
    [InlineData("questionnaire: 测评\nquestionnaire: 又一个")]
    public void NoForm_IsSaidInBothLanguages(string text)
    {
        var (form, errors) = QuestionnaireReader.Read(new DefinitionFile("questionnaire.yaml", text));

        form.ShouldBeNull();
        errors.ShouldHaveSingleItem().In("zh-CN").ShouldMatch("请检查|应当");
    }
}
