using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// PostgreSQL crashes and comes back while people speak. What a person sees: in the web chat their message is marked as not sent, with the link to
/// send it again, or it is answered late; in Teams it is answered late.
/// </summary>
public sealed class PostgresRestartTests
{
    public static bool IsMissing => OwnPostgres.Missing is not null;

    [Fact(SkipWhen = nameof(IsMissing), Skip = "There is no PostgreSQL server of one's own: its programs are not installed, or CHATDELEGATE_TEST_POSTGRES is not set.")]
    public async Task PostgresCrash_WhilePeopleSpeak_RefusesAndGoesOnWhenItIsBack()
    {
        await using var postgres = await OwnPostgres.StartAsync();
        await using var place = ServerPlace.On(postgres.Database);
        await using var server = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, Campaign.Patience));
        await using var connector = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(server, new Random(1), ofEach: 3, connector);

        for (var crash = 0; crash < 2; crash++)
        {
            await campaign.MoreAsync(30);
            await postgres.CrashAsync();
            await Deadline.UntilAsync(async () => await server.Process.HealthAsync() == "The database cannot be reached.", () => $"the probe to say that the database is away\n{server.Process.Output}");
            await Deadline.UntilAsync(
                () => Task.FromResult(campaign is { RefusedOnConnector: > 0, RefusedOnFeed: > 0 } || campaign.IsBroken), () => "somebody of each channel to be refused");
            await postgres.ContinueAsync();
            await Deadline.UntilAsync(server.Process.IsReadyAsync, () => $"a server that is well again without a restart\n{server.Process.Output}");
        }

        await campaign.MoreAsync(30);

        (await campaign.ReconcileAsync()).Faults.ShouldBeEmpty(server.Process.Output);
    }
}
