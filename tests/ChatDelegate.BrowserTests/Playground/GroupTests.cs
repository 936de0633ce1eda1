using System.Text.Json.Nodes;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>In a group (群聊) everybody reads along, so nothing happens there.</summary>
public sealed class GroupTests(House house)
{
    [PlaygroundFact]
    public async Task Group_MentionAndCode_GetAHintAndNothingElse()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        var slip = await SlipDesk.IssueAsync(server.Place, person);
        await using var user = await PlaygroundUser.StartAsync(server);

        await user.InstallAsync(user.Group);
        await user.UntilAsync(() => user.ShownIn(user.Group).Count == 1, "a word when the bot joins the group");
        await user.SayAsync("take notes", user.Group, toTheBot: true);
        await user.UntilAsync(() => user.ShownIn(user.Group).Count == 2, "an answer in the group");
        await user.SayAsync(slip.Code, user.Group, toTheBot: true);
        await user.UntilAsync(() => user.ShownIn(user.Group).Count == 3, "an answer in the group");
        await user.ForwardAsync(user.Activity("message", "bare-code", message =>
        {
            message["text"] = slip.Code;
            message["conversation"] = new JsonObject { ["id"] = user.Group, ["conversationType"] = "groupChat", ["isGroup"] = true };
        }));
        await user.UntilAsync(() => user.ShownIn(user.Group).Count == 4, "an answer in the group");
        await user.AskAsync("hello", "sign-in code");

        var said = user.ShownIn(user.Group);
        said.ShouldAllBe(one => one.Words.Contains("open a chat with me alone") || one.Words.Contains("单独和我对话"));
        said.ShouldAllBe(one => one.Cards.Count == 0 && !one.Words.Contains(person.Name));
        (await server.Place.ReadAsync("""select coalesce("PersonId", '') from "Conversations" where "ExternalId" = @id""", ("id", user.Group))).ShouldBe([string.Empty]);
        (await server.Place.CountAsync("""select count(*) from "Conversations" where "PersonId" = @person""", ("person", Guid.Parse(person.Id)))).ShouldBe(0);
    }
}
