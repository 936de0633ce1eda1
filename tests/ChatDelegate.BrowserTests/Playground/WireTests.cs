using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>What a channel also sends: the same again, what nobody has heard of, and messages that want their replies in the response.</summary>
public sealed class WireTests(House house)
{
    [PlaygroundFact]
    public async Task Message_DeliveredTwice_IsTakenAndAnsweredOnce()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);
        await user.AskAsync("take notes", "one matter a message");
        var note = user.Activity("message", "note-1", message =>
        {
            message["text"] = "东街路灯坏了半个月，晚上看不清路。";
            message["locale"] = "en-US";
        });

        var first = await user.ForwardAsync(note);
        var second = await user.ForwardAsync(note.DeepClone().AsObject());
        await user.AskAsync("西街井盖破损。", "Noted (no. 2)");

        (first.Status, second.Status).ShouldBe((200, 200));
        user.Shown.Count(one => one.Words.Contains("Noted (no. 1)", StringComparison.Ordinal)).ShouldBe(1);
        (await server.Place.CountAsync("""select count(*) from "Notes" where "AuthorId" = @person""", ("person", Guid.Parse(person.Id)))).ShouldBe(2);
    }

    [PlaygroundFact]
    public async Task Activity_OfUnknownKind_IsTakenInSilenceAndAnUnknownInvokeIs501()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        await using var user = await PlaygroundUser.SignInAsync(server, server.Congress.Next());
        var before = user.Shown.Count;
        string[] types = ["typing", "messageReaction", "endOfConversation", "event", "command", "suggestion", "trace", "handoff", "no/such type", "MESSAGE"];
        string[] invokes = ["task/fetch", "composeExtension/query", "signin/verifyState", "no/such"];

        foreach (var type in types)
        {
            (await user.ForwardAsync(user.Activity(type, $"kind-{type}", activity => activity["value"] = new JsonObject { ["x"] = 1 }))).Status.ShouldBe(200, type);
        }

        foreach (var name in invokes)
        {
            (await user.ForwardAsync(user.Activity("invoke", $"invoke-{name}", activity => activity["name"] = name))).Status.ShouldBe(501, name);
        }

        await user.AskAsync("help", "Just say what you want to do");
        user.Shown.Count.ShouldBe(before + 1);
    }

    [PlaygroundFact]
    public async Task Press_OfNoCardOfOurs_IsAnsweredAndHarmless()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        await using var user = await PlaygroundUser.SignInAsync(server, server.Congress.Next());
        JsonNode?[] values =
        [
            null, "text", new JsonArray(), new JsonObject(), new JsonObject { ["action"] = "x" }, new JsonObject { ["action"] = new JsonObject { ["data"] = 7 } },
            new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject { ["cd"] = new JsonObject { ["do"] = "no such", ["card"] = -1 } } } },
        ];

        foreach (var (value, number) in values.Select((value, number) => (value, number)))
        {
            var crossing = await user.ForwardAsync(user.Activity("invoke", $"press-{number}", activity =>
            {
                activity["name"] = "adaptiveCard/action";
                activity["value"] = value;
            }));
            crossing.Status.ShouldBe((int)HttpStatusCode.OK, value?.ToJsonString());
            crossing.Answer!["statusCode"]!.GetValue<int>().ShouldBeOneOf([200, 400], value?.ToJsonString());
        }

        await user.AskAsync("help", "Just say what you want to do");
    }

    [PlaygroundFact]
    public async Task ExpectReplies_WholeDialog_AnswersMessagesInTheResponseAndLosesNothingOfAPress()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person, "--dm", "expectReplies");
        await user.AskAsync("report an opinion", "Where is it?");
        await user.AskAsync("地点：城关街道东街；事项：路灯不亮；情况：不亮一个月了", "Send photos");
        await user.AskAsync("skip", "agree to leave a contact");
        var summary = await user.AskAsync("no", "Please check: report an opinion");
        var byConnector = user.Crossings.Count(one => !one.ToBot);

        // A press has an answer of its own, so what is said besides comes through the connector.
        var pressed = await user.PressAsync(summary, "Submit");
        await user.HearAsync("Received as no.");
        await user.AskAsync("home", person.Name);

        byConnector.ShouldBe(0, "all was in the responses");
        pressed.Buttons.ShouldBeEmpty();
        user.Shown.Count(one => one.Words.Contains("Received as no.", StringComparison.Ordinal)).ShouldBe(1);
        user.Crossings.Last(one => one.ToBot).Answer!["activities"]!.AsArray().ShouldNotBeEmpty();
        (await server.Place.CountAsync("""select count(*) from "Opinions" where "AuthorId" = @person""", ("person", Guid.Parse(person.Id)))).ShouldBe(1);
    }
}
