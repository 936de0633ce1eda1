using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Job;

/// <summary>Drafting with a language model over its real protocol, from the chat to the console: grounded, labelled, paid for once.</summary>
public sealed class ModelDraftingTests
{
    private const string Phone = "13812345678";

    private static readonly string[] Notes =
    [
        "城关街道东街路灯坏了三盏，已经一个月，晚上看不清路。",
        $"东街的王大爷说走夜路摔过，电话{Phone}。",
        "西湖社区停车位不够，居民下班没地方停车，建议增设停车位。",
    ];

    [Theory]
    [EachDatabase]
    public async Task Drafts_OfAModelThatInvents_HoldOnlyWhatTheNotesSay(Database database)
    {
        await using var model = await StandInModel.StartAsync("东街", "西湖");
        model.Say((question, answer) =>
        {
            if (question.Prompt == "draft" && question.Text.Contains("东街", StringComparison.Ordinal))
            {
                answer["problem"]!.AsArray().Add(new JsonObject { ["text"] = "东街路灯坏了八盏，影响五百户居民。", ["notes"] = new JsonArray("n1") });
            }

            return answer;
        });
        await using var server = await SharedServer.StartAsync(database, model.Settings);
        var work = await DelegateAtWork.SignInAsync(server);
        await work.TakeNotesAsync(Notes);

        await work.Chat.AnswersAsync(await work.AskForDraftsAsync());
        await work.DraftedAsync();

        var drafts = await work.SuggestionsAsync();
        drafts.Count.ShouldBe(2, string.Join(" | ", drafts.Select(one => one.Title)));
        var sentences = string.Join('\n', drafts.SelectMany(one => one.Sentences).Select(one => one!["text"]!.ToString()));
        sentences.ShouldContain("坏了三盏");
        sentences.ShouldNotContain("八盏");
        sentences.ShouldNotContain("五百户");
        sentences.ShouldNotContain(Phone);
        model.Asked.ShouldNotBeEmpty();
        model.Asked.ShouldAllBe(one => one.Authorization == $"Bearer {StandInModel.Key}" && !one.Text.Contains(Phone, StringComparison.Ordinal));
        string.Join('\n', work.Chat.FromBot.Select(one => one.Words)).ShouldContain("stand-in", Case.Insensitive, "who has drafted");
        server.Process.Output.ShouldNotContain(Phone);
        server.Process.Output.ShouldNotContain(StandInModel.Key);
    }

    [Theory]
    [EachDatabase]
    public async Task Kill_WhileTheModelWorks_PaysForNothingTwiceAndDraftsEachMatterOnce(Database database)
    {
        await using var model = await StandInModel.StartAsync("东街", "西湖");
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Feel(async question =>
        {
            if (question.Prompt == "draft" && question.Text.Contains("西湖", StringComparison.Ordinal) && !go.Task.IsCompleted)
            {
                second.TrySetResult();
                await go.Task;
            }

            return 200;
        });
        await using var server = await SharedServer.StartAsync(database, [.. model.Settings, ("Suggestions:LeaseSeconds", "5")]);
        var work = await DelegateAtWork.SignInAsync(server);
        await work.TakeNotesAsync(Notes);
        await work.Chat.AnswersAsync(await work.AskForDraftsAsync());
        await second.Task.WaitAsync(Deadline.Default);
        await Deadline.UntilAsync(async () => (await work.SuggestionsAsync()).Count == 1, () => $"the first draft, shown at once\n{server.Process.Output}");
        var paid = model.Asked.Where(one => !one.Text.Contains("西湖", StringComparison.Ordinal) || one.Prompt == "split").Select(one => one.Text).ToList();

        await server.Process.KillAsync();
        go.SetResult();
        await server.Process.RestartAsync();
        await work.Chat.ReconnectAsync();
        await work.DraftedAsync();

        (await work.SuggestionsAsync()).Count.ShouldBe(2);
        paid.ShouldAllBe(text => model.Asked.Count(one => one.Text == text) == 1, "an answer that was there is not asked for again");
        (await work.JobsAsync(string.Empty)).ShouldBe(1);
    }

    [Fact]
    public async Task Model_ThatIsDown_LeavesADraftThatSaysSo()
    {
        await using var model = await StandInModel.StartAsync("东街", "西湖");
        model.Feel(_ => Task.FromResult(503));
        await using var server = await SharedServer.StartAsync(Database.Sqlite, model.Settings);
        var work = await DelegateAtWork.SignInAsync(server);
        await work.TakeNotesAsync(Notes);

        await work.Chat.AnswersAsync(await work.AskForDraftsAsync());
        await work.DraftedAsync();

        (await work.SuggestionsAsync()).Count.ShouldBe(2);
        await work.Chat.WaitForAsync(one => one.FromBot && one.Words.Contains("自动整理", StringComparison.Ordinal), "that no model drafted it");
        (await server.Process.IsReadyAsync()).ShouldBeTrue();
    }
}
