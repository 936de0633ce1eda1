using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>One delegate at a stranger's page.</summary>
internal sealed record Visit(SharedServer Server, DemoPerson Person, FlakyNetwork Network, IBrowserContext Context)
{
    private Stranger? _page;

    public Stranger Page => _page ?? throw new InvalidOperationException("No page is open.");

    public string ConversationId { get; private set; } = string.Empty;

    public async Task OpenAsync()
    {
        _page = await Stranger.OpenAsync(Context, Network.Address);
        ConversationId = await _page.ConversationAsync();
    }

    /// <summary>The same person on another device and another network.</summary>
    public Task<WebChatClient> OtherDeviceAsync() => WebChatClient.SignInAsync(Server.Process, Person);

    /// <summary>Gets the device's cookie by the person's link.</summary>
    public async Task SignInAsync()
    {
        var door = await Context.NewPageAsync();
        await door.GotoAsync(new Uri(Network.Address, new Uri(Person.SignInUrl).PathAndQuery).ToString());
        await door.Locator(".chat").WaitForAsync();
        await door.CloseAsync();
    }

    /// <summary>Waits until the page shows what the record holds: nothing lost, nothing twice, in its order.</summary>
    /// <param name="unsent">What stays on the page marked as not sent: Web Chat's retry leaves it and sends a new one.</param>
    public Task AgreesAsync(params string[] unsent) => AgreesAsync(Page.ShownAsync, unsent);

    /// <summary>The same for what the Direct Line client alone gave.</summary>
    public Task GivenAgreesAsync() => AgreesAsync(Page.GivenAsync, []);

    /// <inheritdoc cref="GivenAgreesAsync"/>
    public Task AgreesAsync(Stranger page) => AgreesAsync(page.GivenAsync, []);

    /// <summary>How often the person said this, by the record.</summary>
    public async Task<int> SaidAsync(string text) => (await RecordAsync()).Count(one => one.IsMine && one.Text == text);

    public Task<IReadOnlyList<Shown>> RecordAsync() => Record.ReadAsync(Server.Place, ConversationId);

    private async Task AgreesAsync(Func<Task<IReadOnlyList<Shown>>> page, IReadOnlyList<string> unsent)
    {
        IReadOnlyList<Shown> shown = [];
        IReadOnlyList<string> record = [];
        await Deadline.UntilAsync(
            async () =>
            {
                shown = await page();
                record = Lines(await RecordAsync());
                return Lines(shown.Where(one => one.Id is not null)).SequenceEqual(record, StringComparer.Ordinal)
                    && shown.Where(one => one.Id is null).Select(one => one.Text).SequenceEqual(unsent, StringComparer.Ordinal);
            },
            () => $"the page:\n{string.Join('\n', Lines(shown))}\nas the record:\n{string.Join('\n', record)}");
    }

    private static List<string> Lines(IEnumerable<Shown> all) => [.. all.Select(one => $"{(one.IsMine ? ">" : "<")} {one.Id?[^7..]} {one.Text}")];
}
