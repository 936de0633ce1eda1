using System.Globalization;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// A channel's connector takes nothing for ten minutes of the server's time, which passes quicker. What a person sees: their messages go through, the
/// answers come all together when the channel takes them again, each once and in order.
/// </summary>
public sealed class ConnectorOutageTests
{
    private const int Rate = 30;
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(10) / Rate;
    private static readonly int[] Answers = [429, 500, 502, ChannelConnector.Silence];

    [Theory]
    [EachDatabase]
    public async Task Connector_TakesNothingForTenMinutes_GetsEverythingOnceAndInOrder(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, ("Faults:ClockRate", Rate.ToString(CultureInfo.InvariantCulture)), Campaign.Patience);
        var connectors = new List<ChannelConnector>();
        foreach (var _ in Answers)
        {
            connectors.Add(await ChannelConnector.StartAsync());
        }

        var closed = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(server, new Random(1), ofEach: 2, [.. connectors, closed]);
        await campaign.MoreAsync(40);

        foreach (var (connector, answer) in connectors.Zip(Answers))
        {
            connector.Mood = _ => answer;
        }

        await closed.CloseAsync();
        await campaign.MoreAsync(120);
        await campaign.StopAsync();
        await campaign.UnlessBrokenAsync(Task.Delay(Outage));
        connectors.ForEach(connector => connector.Mood = null);
        await closed.OpenAsync();

        (await campaign.ReconcileAsync()).Faults.ShouldBeEmpty(server.Process.Output);
        connectors.ShouldAllBe(connector => connector.Refused > 0);
        foreach (var connector in connectors.Append(closed))
        {
            await connector.DisposeAsync();
        }
    }
}
