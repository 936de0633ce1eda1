using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Roles;

/// <summary>A role sees and does what it may, whatever address or button is tried.</summary>
public sealed class OtherPeopleTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Press_SomebodyElsesSuggestion_ShowsAndChangesNothing(Database database)
    {
        var server = await servers.GetAsync(database);
        var author = await DelegateAtWork.SignInAsync(server);
        var other = await DelegateAtWork.SignInAsync(server);
        await author.TakeNotesAsync("南湖公园的健身器材锈了，老人锻炼不安全，希望更换。");
        await author.Chat.AnswersAsync(await author.AskForDraftsAsync());
        await author.DraftedAsync();
        var draft = (await author.SuggestionsAsync()).ShouldHaveSingleItem();

        foreach (var dialog in (string[])["suggestion-desk", "answer-review"])
        {
            var button = new JsonObject { ["cd"] = new JsonObject { ["do"] = "start", ["target"] = dialog, ["values"] = new JsonObject { ["suggestion"] = draft.Id.ToString() } } };
            await other.Chat.AnswersAsync(await other.Chat.PressAsync(button));
            await other.Chat.AskAsync("提交");
            await other.Chat.AskAsync("是");
        }

        other.Chat.FromBot.ShouldAllBe(one => !one.Words.Contains("南湖公园", StringComparison.Ordinal));
        (await author.SuggestionsAsync()).ShouldHaveSingleItem().State.ShouldBe(draft.State);
    }

    [Theory]
    [InlineData("/console/suggestions")]
    [InlineData("/console/roster")]
    [InlineData("/console/notes")]
    [InlineData("/console/opinions")]
    [InlineData("/console/board")]
    [InlineData("/console/voting/01890000-0000-7000-8000-000000000001/record")]
    [InlineData("/console/voting/01890000-0000-7000-8000-000000000001/record/1.docx")]
    public async Task Console_DelegatesDevice_IsSentToTheDoor(string path)
    {
        var server = await servers.GetAsync(Database.Sqlite);
        var person = server.Congress.Next();
        using var console = await ConsoleClient.SignInAsync(server.Process, person);

        await console.OpenAsync(path);

        console.Location.AbsolutePath.ShouldBe("/console/sign-in");
        console.Html.ShouldNotContain(person.Name);
    }

    [Theory]
    [EachDatabase]
    public async Task Console_SupervisorsAndConvenorsLink_OpensTheChatOnly(Database database)
    {
        var server = await servers.GetAsync(database);
        foreach (var role in (string[])["supervisor", "convenor"])
        {
            using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next(role));
            await console.OpenAsync("/console/suggestions");
            console.Location.AbsolutePath.ShouldBe("/console/sign-in");
        }
    }
}
