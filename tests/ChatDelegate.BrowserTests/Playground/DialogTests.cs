using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>反映意见 as somebody in Teams goes through it. The Playground's Teams is English, whatever is said in it.</summary>
public sealed class DialogTests(House house)
{
    [PlaygroundFact]
    public async Task ReportOpinion_InChat_IsInTheRecord()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);

        await user.AskAsync("report an opinion", "Where is it?");
        await user.AskAsync("城关街道东街", "what is it about");
        await user.AskAsync("路灯不亮", "What exactly");
        await user.AskAsync("坏了一个月，晚上看不清路。", "Send photos");
        await user.AskAsync("skip", "agree to leave a contact");
        await user.AskAsync("no", "Please check: report an opinion");
        await user.AskAsync("submit", "Received as no.");

        (await OpinionsAsync(server, person)).ShouldBe(["城关街道东街 路灯不亮 坏了一个月，晚上看不清路。"]);
        user.Crossings.ShouldAllBe(one => one.Status >= 200 && one.Status < 300);
    }

    [PlaygroundFact]
    public async Task ReportOpinion_OnCards_IsInTheRecordAndLeavesNoButtonBehind()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);
        await user.AskAsync("report an opinion", "Where is it?");
        var page = await user.AskAsync("use a card", "report an opinion (1/2)");

        // Half of it: the answer to the press is the card as it was sent, the open one comes as a message of its own.
        var half = await user.PressAsync(page, "Next", ("place", "城关街道东街"), ("matter", "路灯不亮"));
        var again = await user.HearAsync("Details is needed");
        half.Buttons.ShouldBeEmpty();
        half.Words.ShouldContain("城关街道东街");

        await user.PressAsync(again, "Next", ("place", "城关街道东街"), ("matter", "路灯不亮"), ("text", "坏了一个月，晚上看不清路。"));
        await user.HearAsync("Send photos");
        await user.AskAsync("skip", "Leave a contact");
        await user.AskAsync("one by one", "agree to leave a contact");
        var summary = await user.AskAsync("no", "Please check: report an opinion");
        var submitted = await user.PressAsync(summary, "Submit");
        await user.HearAsync("Received as no.");

        submitted.Buttons.ShouldBeEmpty();
        submitted.Words.ShouldContain("Chosen: Submit");
        (await OpinionsAsync(server, person)).ShouldBe(["城关街道东街 路灯不亮 坏了一个月，晚上看不清路。"]);
    }

    [PlaygroundFact]
    public async Task Submit_CardOfTheSummary_IsUpdatedInPlaceForEveryScreen()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);
        await user.AskAsync("report an opinion", "Where is it?");
        await user.AskAsync("地点：城关街道东街；事项：路灯不亮；情况：不亮一个月了", "Send photos");
        await user.AskAsync("skip", "agree to leave a contact");
        var summary = await user.AskAsync("no", "Please check: report an opinion");

        var pressed = await user.PressAsync(summary, "Submit");
        await user.UntilAsync(() => user.UpdatesOf(summary.Id).Count > 0, "the summary, updated in place");

        var updated = user.UpdatesOf(summary.Id).ShouldHaveSingleItem();
        updated.Buttons.ShouldBeEmpty();
        updated.Words.ShouldBe(pressed.Words, "the other screens see what the pressed one got");
        user.Shown.Single(one => one.Id == summary.Id).Words.ShouldContain("城关街道东街");

        // The same button on a screen that was not reached: once is enough.
        var late = await user.PressAsync(summary, "Submit");
        late.Buttons.ShouldBeEmpty();
        (await OpinionsAsync(server, person)).Count.ShouldBe(1);
    }

    private static Task<IReadOnlyList<string>> OpinionsAsync(SharedServer server, DemoPerson person) => server.Place.ReadAsync(
        """select "Place" || ' ' || "Matter" || ' ' || "Text" from "Opinions" where "AuthorId" = @person""",
        ("person", Guid.Parse(person.Id)));
}
