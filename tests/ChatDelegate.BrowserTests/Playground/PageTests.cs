using System.Text.RegularExpressions;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>Our cards in Microsoft's own page: drawn, pressed, closed in place.</summary>
public sealed class PageTests(House house)
{
    [PlaygroundFact(InBrowser = true)]
    public async Task Page_FromWelcomeToNotice_ShowsAndClosesOurCards()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.StartAsync(server);
        await using var page = await PlaygroundPage.OpenAsync(await house.BrowserAsync(), user.Address);
        await Expect(page.Messages).ToHaveCountAsync(1);
        (await page.Messages.InnerTextAsync()).ShouldMatch("sign-in code|登录码");
        await page.KeepAsync("1-welcome");
        var home = await page.AskAsync((await SlipDesk.IssueAsync(server.Place, person)).Code, person.Name);
        await Expect(PlaygroundPage.Button(home, "take notes")).ToBeVisibleAsync();
        await page.KeepAsync("2-home");

        await page.AskAsync("report an opinion", "Where is it?");
        var form = await page.AskAsync("use a card", "report an opinion (1/2)");
        await FillAsync(form, "城关街道东街", "路灯不亮", "坏了一个月，晚上看不清路。");
        await page.KeepAsync("3-form");
        await page.AnswerAsync(() => PlaygroundPage.Button(form, "Next").ClickAsync(), "Send photos");
        await Expect(PlaygroundPage.Button(form, "Next")).ToHaveCountAsync(0);
        await Expect(form).ToContainTextAsync("城关街道东街");
        await page.AskAsync("skip", "Leave a contact");
        await page.AskAsync("one by one", "agree to leave a contact");
        var summary = await page.AskAsync("no", "Please check: report an opinion");
        await page.KeepAsync("4-summary");

        await Expect(OwnButtons(summary)).Not.ToHaveCountAsync(0);
        await page.AnswerAsync(() => PlaygroundPage.Button(summary, "Submit").ClickAsync(), "Received as no.");
        await Expect(summary).ToContainTextAsync("Chosen: Submit");
        await Expect(OwnButtons(summary)).ToHaveCountAsync(0);
        await page.KeepAsync("5-submitted");
        (await server.Place.CountAsync("""select count(*) from "Opinions" where "AuthorId" = @person""", ("person", Guid.Parse(person.Id)))).ShouldBe(1);

        await page.AskAsync("talk to staff", "Passed on to the staff");
        using var staff = await ConsoleVisit.AnswerAsync(server, person, "您好，请问有什么可以帮您？");
        await Expect(page.Message("您好，请问有什么可以帮您？")).ToBeVisibleAsync();
        await page.KeepAsync("6-notice");
    }

    [PlaygroundFact(InBrowser = true)]
    public async Task Page_GroupChat_ShowsTheHint()
    {
        await using var user = await PlaygroundUser.StartAsync(await house.ServerAsync(Database.Sqlite));
        await using var page = await PlaygroundPage.OpenAsync(await house.BrowserAsync(), user.Address);

        await page.Page.GetByRole(AriaRole.Treeitem, new() { Name = "Group Chat", Exact = true }).ClickAsync();

        // For a moment the page still shows the other chat.
        await Expect(page.Messages).ToContainTextAsync(new Regex("open a chat with me alone|单独和我对话", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Messages).ToHaveCountAsync(1);
        await page.KeepAsync("7-group");
    }

    private static async Task FillAsync(ILocator card, params string[] values)
    {
        foreach (var (value, number) in values.Select((value, number) => (value, number)))
        {
            await card.GetByRole(AriaRole.Textbox).Nth(number).FillAsync(value);
        }
    }

    /// <summary>The card's: the page puts buttons of its own beside every message, and below one whose button was pressed.</summary>
    private static ILocator OwnButtons(ILocator card) => card.Locator(".ac-actionSet button");
}
