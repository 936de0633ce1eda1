using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Script;

public sealed class ScriptReaderTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Root, "src", "ChatDelegate.Congress", "Script", "Data", "host-script.yaml"));

    [Fact]
    public void Shipped_IsSound_MarkedAsASample_AndTheVoteHasTenSteps()
    {
        var (script, errors) = Read(Shipped);

        errors.ShouldBeEmpty();
        script.ShouldNotBeNull().StatusZh.ShouldBe("示例/待本级人大确认");
        script.Parts.Select(part => part.Stage).ShouldBe([PlanStage.Study, PlanStage.Decide, PlanStage.Discuss, PlanStage.Evaluate]);
        script.PartOf(PlanStage.Decide).ShouldNotBeNull().Steps.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("  - stage: decide\n", "  - stage: vote\n", "'stage: vote' is unknown. Use study, decide, discuss, evaluate.")]
    [InlineData("  - stage: discuss\n", "  - stage: study\n", "The stages must be in the order study, decide, discuss, evaluate, each once.")]
    [InlineData("      - id: method\n", "      - id: count\n", "There are two steps 'count' in this stage.")]
    [InlineData("        act: open-ballot\n", "        act: open-vote\n", "'act: open-vote' is unknown. Use check-in, roll, candidates, open-ballot, prompt, close-ballot, announce, end-meeting.")]
    [InlineData("        act: open-ballot\n", "", "The vote must be opened and closed.")]
    [InlineData("        act: candidates\n", "        act: close-ballot\n", "The vote is closed here before it is opened.")]
    [InlineData("        act: candidates\n", "        act: prompt\n", "Nobody can vote at this step.")]
    [InlineData("        act: candidates\n", "        act: end-meeting\n", "The meeting ends with the last step.")]
    [InlineData("        title: {zh-CN: 学习交流, en: Study and exchange}\n", "        title: {zh-CN: 学习交流, en: Study and exchange}\n        act: prompt\n", "This act belongs to the vote.")]
    [InlineData("{members} 名，实到 {arrived} 名，请假 {leave} 名，未到 {missing} 名", "{membres} 名，实到 {arrived} 名，请假 {leave} 名，未到 {missing} 名", "'lines' has other {placeholders} in zh-CN than in en.")]
    [InlineData("现在宣读票决办法。本次票决", "现在宣读{scrutineers}票决办法。本次票决", "'{scrutineers}' is no placeholder.")]
    [InlineData("        lines:\n          - {zh-CN: 请推定", "        says:\n          - {zh-CN: 请推定", "Unknown key 'says'.")]
    public void Fault_Planted_IsToldWithFileLineAndCure(string sound, string faulty, string told)
    {
        Shipped.ShouldContain(sound);

        var (script, errors) = Read(Shipped.Replace(sound, faulty, StringComparison.Ordinal));

        script.ShouldBeNull();
        var error = errors.FirstOrDefault(one => one.Message.Contains(told, StringComparison.Ordinal)).ShouldNotBeNull(string.Join('\n', errors));
        error.ToString().ShouldMatch(@"^programme/host-script\.yaml:\d+: ");
        error.Line.ShouldBeGreaterThan(1);
    }

    private static (HostScript? Script, IReadOnlyList<DefinitionError> Errors) Read(string text) => ScriptReader.Read(new DefinitionFile("programme/host-script.yaml", text));
}
