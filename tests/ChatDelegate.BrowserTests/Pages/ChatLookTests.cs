using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Pages;

/// <summary>The chat's pages on a small phone: nothing cut off, everything readable and reachable, by eye, ear and keyboard.</summary>
public sealed class ChatLookTests(House house) : BrowserTest(house)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignIn_OnPhone_FitsAndReads(bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var visitor = await ArriveAsync(server, Screen.Phone with { Dark = dark });
        var chat = new ChatPage(visitor, await visitor.OpenTabAsync());

        await chat.Page.GotoAsync("/chat");
        await Expect(chat.CodeBox).ToBeVisibleAsync();

        await HoldsAsync(chat);
        await PageRules.TabThroughAsync(chat.Page, "#code");
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chat_WithADraft_FitsAndReads(bool dark)
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite), Screen.Phone with { Dark = dark });
        await chat.TakeNotesAsync("东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。");
        await chat.DraftAsync();
        await chat.PressAsync("看第 1 件", "自动整理（未用模型）");

        await HoldsAsync(chat);
        await chat.Page.Locator(".menu-button").FocusAsync();
        var stops = await PageRules.TabThroughAsync(chat.Page, "[data-id='webchat-sendbox-input']");
        stops[^1].ShouldContain("textarea", Case.Sensitive, "Tab leads to where one types");

        await chat.Page.GotoAsync("/chat/devices");
        await Expect(chat.Page.Locator(".devices li")).ToHaveCountAsync(1);
        await HoldsAsync(chat);
    }

    [BrowserFact]
    public async Task Chat_LargestText_FitsThePhone()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.ChooseAsync("特大");
        await chat.AskAsync("首页", "欢迎");

        await PageRules.FitsAsync(chat.Page);
    }

    [BrowserFact]
    public async Task Language_English_TurnsPageAnswersAndCardsEnglish()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));

        await chat.ChooseAsync("English");
        await Expect(chat.Page.Locator(".product")).ToHaveTextAsync("Delegate Assistant");
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        var card = await chat.AskAsync("home", "Good ");
        await Expect(card).ToContainTextAsync("take notes");
        await chat.AskAsync("help", "Just say what you want to do");
        await chat.PressAsync("take notes", "one matter a message");
        await chat.AskAsync("The street lamps of East Street are out.", "Noted (no. 1)");
        await chat.AskAsync("all", "My notes");

        (await card.InnerTextAsync()).ShouldNotMatch(@"随手记|写建议|首页");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".product")).ToHaveTextAsync("Delegate Assistant");
    }

    private static async Task HoldsAsync(ChatPage chat)
    {
        await PageRules.FitsAsync(chat.Page);
        await PageRules.CanBeReadOutAsync(chat.Page);
        await PageRules.CanBeReadAsync(chat.Page);
    }
}
