using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>People at a stranger's page, on a network that may fail, and what must be the same on the page and in the record.</summary>
public abstract class ClientTest(House house) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _left = [];

    protected House House { get; } = house;

    /// <summary>A delegate whose browser has the device's cookie, at a stranger's page behind a network of their own.</summary>
    private protected async Task<Visit> ArriveAsync(SharedServer? server = null)
    {
        server ??= await House.ServerAsync(Database.Sqlite);
        var network = FlakyNetwork.To(server.Process.Address);
        _left.Add(network);
        var context = await (await House.BrowserAsync()).NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = 420, Height = 800 } });
        _left.Add(context);
        context.SetDefaultTimeout(Visitor.Patience);
        var visit = new Visit(server, server.Congress.Next(), network, context);
        await visit.SignInAsync();
        await visit.OpenAsync();
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _left.Reverse();
        foreach (var left in _left)
        {
            await left.DisposeAsync();
        }
    }
}
