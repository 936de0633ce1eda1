using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// Of two instances on one database one is killed in the middle of its turns, and comes back when the other is killed. What a person sees: the message
/// that was on its way is answered by the other instance; at worst, over a connector, the answer before comes a second time.
/// </summary>
public sealed class InstanceTests
{
    /// <summary>Longer than any claim on a message of the outbox.</summary>
    private static readonly TimeSpan ClaimsEnd = TimeSpan.FromMinutes(4);

    public static bool IsMissing => PostgresCluster.Missing is not null;

    [Theory(SkipWhen = nameof(IsMissing), Skip = "Two instances need PostgreSQL, and CHATDELEGATE_TEST_POSTGRES is not set.")]
    [InlineData("before-commit:30", "after-send:9")]
    [InlineData("after-commit:30", "before-send:9")]
    public async Task Kill_OneOfTwoInstances_TheOtherGoesOnWithItsPeopleAndItsOutbox(string first, string second)
    {
        await using var place = await ServerPlace.CreateAsync(Database.Postgres);
        var clock = new ClockFile(place);
        await using var one = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, Campaign.Patience, clock.Setting, ("Faults:KillAt", first)));
        await using var two = await ServerProcess.StartAsync(place, Campaign.Patience, clock.Setting, ("Faults:KillAt", second));
        await using var connector = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(one, new Random(1), ofEach: 5, connector);

        await campaign.UnlessBrokenAsync(one.Process.ExitAsync());
        campaign.CountDeath();
        campaign.MoveTo(two);
        clock.Set(ClaimsEnd);
        await one.Process.RestartAsync(("Faults:KillAt", string.Empty));
        await campaign.UnlessBrokenAsync(two.ExitAsync());
        campaign.CountDeath();
        campaign.MoveTo(one.Process);
        clock.Set(2 * ClaimsEnd);
        await campaign.MoreAsync(40);

        var findings = await campaign.ReconcileAsync();
        findings.Faults.ShouldBeEmpty(one.Process.Output + two.Output);
    }
}
