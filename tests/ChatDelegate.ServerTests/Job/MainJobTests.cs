using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Job;

/// <summary>The job that all of this is for: notes become a suggestion, staff return it, the delegate answers, it is accepted.</summary>
public sealed class MainJobTests
{
    private static readonly string[] Notes =
    [
        "城关街道东街路灯坏了三盏，已经一个月，晚上看不清路。",
        "希望尽快把东街的路灯修好。",
        "西湖社区停车位不够，居民下班没地方停车，建议增设停车位。",
    ];

    [Theory]
    [EachDatabase]
    public async Task NotesToAcceptedSuggestion_WithAReturn_IsTheSameOnBothSides(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        var work = await DelegateAtWork.SignInAsync(server);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await work.TakeNotesAsync(Notes);
        (await work.NotesAsync()).ShouldBe(Notes);

        await work.Chat.AnswersAsync(await work.AskForDraftsAsync());
        await work.DraftedAsync();
        var drafts = await work.SuggestionsAsync();
        var lamps = drafts.SingleOrDefault(one => one.Title.Contains("东街", StringComparison.Ordinal))
            .ShouldNotBeNull($"{string.Join(" | ", drafts.Select(one => one.Title))}\n{string.Join('\n', work.Chat.Activities.TakeLast(8))}");
        await work.SubmitAsync(lamps);
        (await StateAsync(work, lamps)).ShouldBe("Submitted");

        await console.OpenAsync($"/console/suggestions/{lamps.Id}");
        console.Words.ShouldContain(lamps.Title);
        await console.SubmitAsync("Return.Comment", ("Return.Comment", "请写明影响多少户居民。"));
        await work.Chat.WaitForAsync(one => one.FromBot && one.Words.Contains("请写明影响多少户居民", StringComparison.Ordinal), "the return, in the chat");
        (await StateAsync(work, lamps)).ShouldBe("Returned");

        await work.OpenAsync(lamps);
        await work.Chat.AskAsync("处理反馈");
        await work.Chat.AskAsync("涉及一百二十户。");
        await work.Chat.AskAsync("重新提交");
        (await StateAsync(work, lamps)).ShouldBe("Submitted");

        await console.OpenAsync($"/console/suggestions/{lamps.Id}");
        console.Words.ShouldContain("涉及一百二十户");
        await console.SubmitAsync("Accept.Comment");
        (await StateAsync(work, lamps)).ShouldBe("Accepted");
        (await ServerProcess.RunAsync(server.Place, ["verify-audit"])).Code.ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Kill_WhileDrafting_LeavesOneSetOfDrafts(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, ("Suggestions:LeaseSeconds", "5"));
        var undisturbed = await DelegateAtWork.SignInAsync(server);
        await undisturbed.TakeNotesAsync(Notes);
        await undisturbed.Chat.AnswersAsync(await undisturbed.AskForDraftsAsync());
        await undisturbed.DraftedAsync();
        var expected = (await undisturbed.SuggestionsAsync()).Select(one => one.Title).Order(StringComparer.Ordinal).ToList();
        var work = await DelegateAtWork.SignInAsync(server);
        await work.TakeNotesAsync(Notes);

        await work.AskForDraftsAsync("draft");
        await server.Process.RestartAsync();
        await work.Chat.ReconnectAsync();
        await work.Chat.SendAsync("全部新的", "draft");
        await work.DraftedAsync();

        (await work.SuggestionsAsync()).Select(one => one.Title).Order(StringComparer.Ordinal).ShouldBe(expected);
        (await work.JobsAsync(string.Empty)).ShouldBe(1);
    }

    private static async Task<string> StateAsync(DelegateAtWork work, SuggestionRow suggestion) =>
        (await work.SuggestionsAsync()).Single(one => one.Id == suggestion.Id).State;
}
