using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>The web chat as a person uses it: reads, types, touches.</summary>
internal sealed class ChatPage(Visitor visitor, IPage page)
{
    public Visitor Visitor { get; } = visitor;

    public IPage Page { get; } = page;

    /// <summary>What the assistant said: one for each text and each card.</summary>
    public ILocator Said => Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)");

    public ILocator Mine => Page.Locator(".webchat__bubble--from-user");

    public ILocator Cards => Page.Locator(".ac-adaptiveCard");

    public ILocator SendBox => Page.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>Says whether the network is there.</summary>
    public ILocator Banner => Page.Locator(".banner");

    /// <summary>Where one signs in: shown instead of the chat when nobody is signed in here.</summary>
    public ILocator CodeBox => Page.Locator("#code");

    /// <summary>A second tab of the same browser.</summary>
    public async Task<ChatPage> OpenAnotherAsync()
    {
        var other = new ChatPage(Visitor, await Visitor.OpenTabAsync());
        await other.Page.GotoAsync("/chat");
        await other.GreetedAsync();
        return other;
    }

    public Task GreetedAsync() => Expect(Said.First).ToBeVisibleAsync();

    /// <summary>Types and sends, whether or not the network is there.</summary>
    public async Task SayAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Says something and waits for an answer that holds these words.</summary>
    public async Task<ILocator> AskAsync(string text, string words) => await AnswerAsync(() => SayAsync(text), words);

    /// <summary>Presses the last button with this label and waits for an answer that holds these words.</summary>
    public async Task<ILocator> PressAsync(string label, string words) => await AnswerAsync(() => Button(label).ClickAsync(), words);

    /// <summary>The last button of a card or short answer with this label.</summary>
    public ILocator Button(string label) =>
        Page.Locator(".ac-pushButton, .webchat__suggested-action")
            .Filter(new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(label)}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).Last;

    /// <summary>The last line of a card that can be touched and holds these words.</summary>
    public ILocator Line(string words) => Page.Locator(".ac-selectable").Filter(new() { HasText = words }).Last;

    /// <summary>Waits for one more thing said with these words than there is before <paramref name="act"/>.</summary>
    public async Task<ILocator> AnswerAsync(Func<Task> act, string words)
    {
        var such = Said.Filter(new() { HasText = words });
        var before = await such.CountAsync();
        await act();
        var answer = such.Nth(before);
        await Expect(answer).ToBeVisibleAsync();
        return answer;
    }

    public Task HearsAsync(string words) => Expect(Said.Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    /// <summary>How often the assistant said this; for what must have come once.</summary>
    public Task HeardAsync(string words, int times) => Expect(Said.Filter(new() { HasText = words })).ToHaveCountAsync(times);

    public Task SaidAsync(string words, int times) => Expect(Mine.Filter(new() { HasText = words })).ToHaveCountAsync(times);

    /// <summary>Chooses from the page's own menu.</summary>
    public async Task ChooseAsync(string entry)
    {
        await Page.Locator(".menu-button").ClickAsync();
        await Page.Locator("#menu").GetByRole(AriaRole.Button, new() { Name = entry, Exact = true }).ClickAsync();
    }

    /// <summary>Chooses a file and sends it.</summary>
    public async Task SendFileAsync(string name, string contentType, byte[] content)
    {
        await Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = contentType, Buffer = content });
        await Page.Locator(".tray").GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
    }

    /// <summary>Takes notes (随手记), from the home card's button to the word that ends them.</summary>
    public async Task TakeNotesAsync(params string[] notes)
    {
        await PressAsync("随手记", "请说");
        for (var n = 0; n < notes.Length; n++)
        {
            await AskAsync(notes[n], $"记下了（第 {n + 1} 条）");
        }

        await AskAsync("完成", "都记下了");
    }

    /// <summary>Has all new notes drafted (写建议) and waits for the drafts.</summary>
    public async Task<ILocator> DraftAsync()
    {
        var choice = await AskAsync("写建议", "全部新的"); // not the last card: a notice to everybody may have come meanwhile
        await choice.GetByRole(AriaRole.Checkbox, new() { Name = "全部新的" }).CheckAsync();
        return await PressAsync("下一步", "整理好了");
    }

    /// <summary>Submits the draft that is open and gives its number.</summary>
    public async Task<string> SubmitAsync()
    {
        await PressAsync("提交", "同意提交吗");
        var answer = await PressAsync("是", "已提交，编号");
        var words = await answer.InnerTextAsync();
        return words[(words.IndexOf("编号", StringComparison.Ordinal) + 2)..words.IndexOf('：', StringComparison.Ordinal)].Trim();
    }
}
