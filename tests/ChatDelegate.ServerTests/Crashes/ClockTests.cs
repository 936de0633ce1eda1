using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// The clock jumps an hour while people speak and a connector has trouble. What a person sees: nothing, but the times beside the messages; and in the
/// web chat, whose tokens may run out by the jump, at most one message that is marked as not sent.
/// </summary>
public sealed class ClockTests
{
    [Theory]
    [EachDatabase]
    public async Task ClockJump_AnHourForwardsAndBack_HoldsNothingUpAndDoublesNothing(Database database)
    {
        await using var place = await ServerPlace.CreateAsync(database);
        var clock = new ClockFile(place);
        await using var server = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, Campaign.Patience, clock.Setting));
        await using var connector = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(server, new Random(1), ofEach: 4, connector);

        await campaign.MoreAsync(30);
        clock.Set(TimeSpan.FromHours(1));
        await campaign.MoreAsync(60);
        connector.Mood = _ => 503;
        var refused = connector.Refused;
        await campaign.UnlessBrokenAsync(Deadline.UntilAsync(() => Task.FromResult(connector.Refused >= refused + 3), () => "messages that are put off"));
        clock.Set(TimeSpan.Zero);
        connector.Mood = null;
        await campaign.MoreAsync(60);
        clock.Set(TimeSpan.FromHours(-1));
        await campaign.MoreAsync(60);

        (await campaign.ReconcileAsync()).Faults.ShouldBeEmpty(server.Process.Output);
    }
}
