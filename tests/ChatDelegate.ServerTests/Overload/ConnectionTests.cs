using System.Net;
using System.Net.Sockets;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>Who opens connections and says nothing.</summary>
public sealed class ConnectionTests
{
    private const int Most = 100;

    [Fact]
    public async Task Open_MoreThanTheServerHolds_ClosedAtOnceAndRoomAgainWhenTheyGo()
    {
        await using var server = await ServerProcess.StartAsync(Database.Sqlite, ("Admission:MaxConnections", $"{Most}"));
        var silent = new List<TcpClient>();
        try
        {
            await Deadline.UntilAsync(
                async () =>
                {
                    silent.Add(await ConnectAsync(server));
                    return await IsClosedAsync(silent[^1]);
                },
                () => "a connection that is closed at once");
            silent.Count.ShouldBeInRange(Most - 10, Most + 1, "the first ones stay open");
        }
        finally
        {
            silent.ForEach(connection => connection.Dispose());
        }

        await Deadline.UntilAsync(() => IsServedAsync(server), () => "room again");
        server.Output.Split('\n').Count(line => line.Contains("connection", StringComparison.OrdinalIgnoreCase)).ShouldBeLessThan(3, "no line for each");
    }

    private static async Task<TcpClient> ConnectAsync(ServerProcess server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return client;
    }

    /// <summary>A request tells: it is answered, or ends with the connection.</summary>
    private static async Task<bool> IsClosedAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            await stream.WriteAsync("GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            var first = new byte[12];
            return await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false) < first.Length;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<bool> IsServedAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        try
        {
            return (await http.GetAsync(new Uri("/healthz/live", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
