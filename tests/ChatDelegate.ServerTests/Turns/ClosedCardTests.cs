using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>What stays of a card that was answered, for whoever reads the transcript.</summary>
public sealed class ClosedCardTests
{
    private const string Chosen = "第一种回访办法，由社区工作人员上门当面了解情况";
    private const string Other = "第二种回访办法，由工作机构打电话向群众了解情况";

    [Theory]
    [EachDatabase]
    public async Task Press_OptionOfAPrivateQuestion_IsNotNamedOnTheClosedCard(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        dialogs.Change("report-opinion.yaml", text => text.Replace(
            "    type: text\n    required: false\n    sensitive: true\n    max_length: 100\n",
            $"    type: choice\n    sensitive: true\n    options:\n      - {{id: first, label: {{zh-CN: {Chosen}, en: First}}}}\n      - {{id: second, label: {{zh-CN: {Other}, en: Second}}}}\n",
            StringComparison.Ordinal));
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        foreach (var said in (string[])["反映意见", "城关街道东街", "路灯不亮", "从邮局到小学一段，三周了。", "跳过", "是"])
        {
            await chat.AskAsync(said);
        }

        var question = chat.FromBot.Last(one => one.Buttons.Count > 0);
        await chat.PressAndWaitAsync(Chosen);

        await chat.WaitForAsync(one => one.Id == question.Id && one.Buttons.Count == 0, "the question to be closed");
        var kept = await server.Place.ReadAsync("""select "Activity" from "Transcript" order by "ConversationId", "Seq" """);
        kept.Count(activity => activity.Contains(Chosen, StringComparison.Ordinal)).ShouldBe(
            kept.Count(activity => activity.Contains(Other, StringComparison.Ordinal)), "the one that was chosen is named no more often than the other");
        kept.ShouldNotContain(activity => activity.Contains($"已选：{Chosen}", StringComparison.Ordinal));
    }
}
