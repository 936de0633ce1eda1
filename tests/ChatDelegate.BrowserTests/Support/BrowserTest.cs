using System.Globalization;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>
/// Lets people arrive, and sees to it when the test is over that no page complained: no script error, nothing that the
/// content security policy refused, no request to another host. Screenshots of a failed test stay in .artifacts/screenshots.
/// </summary>
public abstract class BrowserTest(House house) : IAsyncDisposable
{
    private readonly List<Visitor> _visitors = [];

    protected House House { get; } = house;

    /// <summary>The delegate's chat, signed in by the person's demo link.</summary>
    internal async Task<ChatPage> ChatAsync(SharedServer server, Screen? screen = null, DemoPerson? person = null)
    {
        var visitor = await ArriveAsync(server, screen ?? Screen.Phone);
        var chat = new ChatPage(visitor, await visitor.OpenTabAsync());
        await chat.Page.GotoAsync((person ?? server.Congress.Next()).SignInUrl);
        await chat.GreetedAsync();
        return chat;
    }

    /// <summary>The console, with somebody of this role signed in by their demo link.</summary>
    internal async Task<StaffDesk> DeskAsync(SharedServer server, Screen? screen = null, string role = "staff")
    {
        var visitor = await ArriveAsync(server, screen ?? Screen.Desktop);
        var desk = new StaffDesk(await visitor.OpenTabAsync());
        await desk.Page.GotoAsync(server.Congress.People.First(person => person.Role == role).SignInUrl);
        return desk;
    }

    internal Task<Visitor> ArriveAsync(SharedServer server, Screen screen) => ArriveAsync(server.Process.Address, screen);

    internal async Task<Visitor> ArriveAsync(Uri server, Screen screen)
    {
        var visitor = await Visitor.ArriveAsync(await House.BrowserAsync(), server, screen);
        _visitors.Add(visitor);
        return visitor;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var complaints = _visitors.SelectMany(visitor => visitor.Complaints).ToList();
        if (complaints.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            foreach (var (visitor, number) in _visitors.Select((visitor, number) => (visitor, number)))
            {
                await visitor.KeepScreenshotsAsync(FileName(number + 1));
            }
        }

        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        complaints.ShouldBeEmpty("what the pages complained about");
    }

    private static string FileName(int visitor) =>
        string.Create(CultureInfo.InvariantCulture, $"{TestContext.Current.TestMethod?.TestClass.TestClassSimpleName}.{TestContext.Current.TestMethod?.MethodName}-{TestContext.Current.Test?.UniqueID[..6]}-{visitor}");
}
