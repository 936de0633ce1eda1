using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>The console (工作台) as staff use it.</summary>
internal sealed class StaffDesk(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Issues a one-time code for a delegate, from the roster.</summary>
    public async Task<string> IssueCodeAsync(DemoPerson person)
    {
        await Page.GotoAsync($"/console/roster/{person.Id}");
        await Page.Locator("form:has(input[name=_handler][value=slip]) button").ClickAsync();
        return await Page.Locator(".secret").InnerTextAsync();
    }

    /// <summary>Signs a delegate out on their only device.</summary>
    public async Task EndDeviceAsync(DemoPerson person)
    {
        await Page.GotoAsync($"/console/roster/{person.Id}");
        await Page.Locator("button[form=end-device]").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    /// <summary>Opens a suggestion from the queue of those that wait.</summary>
    public async Task OpenAsync(string number)
    {
        await Page.GotoAsync($"/console/suggestions?q={Uri.EscapeDataString(number)}");
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = number }).Locator("a.title-link").ClickAsync();
        await Expect(Page.Locator("#decisions")).ToBeVisibleAsync();
        await LoadedAsync();
    }

    public async Task ReturnAsync(string comment)
    {
        await Page.Locator("#return-comment").FillAsync(comment);
        await Page.Locator("form[aria-labelledby=return] button").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    public async Task AcceptAsync()
    {
        await Page.Locator("form[aria-labelledby=accept] button").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    /// <summary>Opens a request for a person from the queue of those that wait.</summary>
    public async Task OpenRequestAsync(string person)
    {
        await Page.GotoAsync($"/console/handover?q={Uri.EscapeDataString(person)}");
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = person }).Locator("a.title-link").ClickAsync();
        await Expect(Page.Locator("#answer")).ToBeVisibleAsync();
        await LoadedAsync();
    }

    public async Task AnswerAsync(string text)
    {
        await Page.Locator("#answer-text").FillAsync(text);
        await Page.Locator("#answer button.primary").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    public async Task CloseRequestAsync()
    {
        await Page.Locator("form:has(input[name=_handler][value=close]) button").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    /// <summary>Proposes another wording of the sentence that holds these words.</summary>
    public async Task EditAsync(string words, string wording, string reason)
    {
        await Page.Locator("#decisions a.button").ClickAsync();
        await Page.Locator(".edit-sentence textarea").Filter(new() { HasText = words }).FillAsync(wording);
        await Page.Locator("#reason").FillAsync(reason);
        await Page.Locator("section[aria-labelledby=why] button").ClickAsync();
        await Expect(Page.Locator(".done")).ToBeVisibleAsync();
    }

    /// <summary>Signs in with a password that somebody else made, and chooses one as the console then demands.</summary>
    public async Task SignInFirstAsync(string user, string password, string chosen)
    {
        await SignInAsync(user, password);
        await Page.Locator("#old").FillAsync(password);
        await Page.Locator("#new").FillAsync(chosen);
        await Page.Locator("#again").FillAsync(chosen);
        await Page.Locator("main button.primary").ClickAsync();
        await Expect(Page.Locator(".side")).ToBeVisibleAsync();
    }

    public async Task SignInAsync(string user, string password)
    {
        await Page.GotoAsync("/console");
        await Page.Locator("#user").FillAsync(user);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("main button.primary").ClickAsync();
    }

    /// <summary>
    /// Until the page's script has seen its buttons. The page is asked: the browser's event may have been before one waits for it, and what waits
    /// inside of the page is refused by its policy.
    /// </summary>
    private Task LoadedAsync() =>
        Deadline.UntilAsync(async () => await Page.EvaluateAsync<string>("document.readyState") == "complete", () => $"all of {Page.Url}");
}
