using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>The app is added, and the person says who they are.</summary>
public sealed class InstallTests(House house)
{
    [PlaygroundFact]
    public async Task Install_ToldInTwoWays_IsWelcomedOnce()
    {
        await using var user = await PlaygroundUser.StartAsync(await house.ServerAsync(Database.Sqlite));

        await user.InstallAsync(user.Alone);
        await user.InstallAsync(user.Alone);
        await user.AnswerAsync(() => user.SayAsync("hello"), "sign-in code");

        user.Crossings.Where(one => one.ToBot).ShouldAllBe(one => one.Status == 200);
        user.Shown.Count.ShouldBe(2, "a welcome and an answer");
        user.Crossings.Single(one => !one.ToBot && one.ReplyToId is null).Status.ShouldBe(201);
    }

    [PlaygroundFact]
    public async Task SignIn_ByTheCodeOfStaff_OpensTheHome()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.StartAsync(server);
        await user.InstallAsync(user.Alone);

        await user.AskAsync("999999", "code is not right");
        var home = await user.SignInAsync(person);

        home.Buttons.Select(button => button.Label).ShouldContain("take notes");
        (await server.Place.ReadAsync("""select "PersonId" from "Conversations" where "ExternalId" = @id""", ("id", user.Alone)))[0].ShouldBe(person.Id, StringCompareShould.IgnoreCase);
    }

    [PlaygroundFact]
    public async Task Install_AfterARemoval_IsWelcomedBackStillSignedIn()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);

        var removal = await user.ForwardAsync(user.Activity("installationUpdate", "removed", activity => (activity["action"], activity["locale"]) = ("remove", "en-US")));
        var back = await user.AnswerAsync(() => user.InstallAsync(user.Alone), person.Name);

        removal.Status.ShouldBe(200);
        back.Buttons.Select(button => button.Label).ShouldContain("take notes");
        user.Shown.Count(one => one.Words.Contains(person.Name, StringComparison.Ordinal)).ShouldBe(2);
    }
}
