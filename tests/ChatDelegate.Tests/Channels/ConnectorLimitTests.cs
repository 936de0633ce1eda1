using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Tests.Channels;

/// <summary>The published limits hold in every stretch of time, and a delegate's answer does not wait for a broadcast.</summary>
public class ConnectorLimitTests
{
    private static readonly (int Calls, int Seconds)[] Published = [(7, 1), (8, 2), (60, 30), (1800, 3600)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OneConversation_AskedAtAnyTimes_NeverMoreThanPublishedInAnyWindow(int seed)
    {
        using var world = new ConnectorWorld();
        var (budget, random, taken) = (world.Get<SendBudget>(), new Random(seed), new List<long>());
        var priority = seed % 3 == 0 ? SendPriority.Broadcast : SendPriority.Reply;

        for (var ask = 0; ask < 6000; ask++)
        {
            // Bursts, steady streams and pauses, so that each window is the narrow one at times; half of the waits are kept to exactly.
            if (budget.TryTake(ConnectorWorld.In("a:1"), priority, out var wait) is not null)
            {
                taken.Add(world.Time.GetTimestamp());
            }

            world.Time.Advance(wait > TimeSpan.Zero && random.Next(2) == 0 ? wait : TimeSpan.FromMilliseconds(random.Next(seed % 4 == 0 ? 4000 : 120)));
        }

        taken.Count.ShouldBeGreaterThan(300, "a budget that lets nothing through keeps every limit");
        foreach (var (calls, seconds) in Published)
        {
            for (var index = calls; index < taken.Count; index++)
            {
                (taken[index] - taken[index - calls]).ShouldBeGreaterThan(TimeSpan.FromSeconds(seconds).Ticks, $"{calls} in {seconds} s");
            }
        }
    }

    [Fact]
    public void OneConversation_KeepsUpWithThePublishedNumbers()
    {
        using var world = new ConnectorWorld();
        var budget = world.Get<SendBudget>();

        var atOnce = Enumerable.Range(0, 20).Count(_ => budget.TryTake(ConnectorWorld.In("a:1"), SendPriority.Reply, out var _) is not null);
        var sent = atOnce;
        for (var second = 0; second < 3600; second++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            sent += budget.TryTake(ConnectorWorld.In("a:1"), SendPriority.Reply, out _) is null ? 0 : 1;
        }

        atOnce.ShouldBe(7);
        sent.ShouldBeInRange(1790, 1801);
    }

    [Theory]
    [InlineData("19:c@thread.tacv2;messageid=1", "19:c@thread.tacv2;messageid=2", false)]
    [InlineData("a:1", "a:2", true)]
    public void Conversations_ThreadsOfAChannelShareOneLimit(string first, string second, bool apart)
    {
        using var world = new ConnectorWorld();
        var budget = world.Get<SendBudget>();
        while (budget.TryTake(ConnectorWorld.In(first), SendPriority.Reply, out _) is not null)
        {
        }

        (budget.TryTake(ConnectorWorld.In(second), SendPriority.Reply, out _) is not null).ShouldBe(apart);
    }

    [Fact]
    public void ATenant_NeverMoreThanFiftyInAnySecond_AndTenantsApart()
    {
        using var world = new ConnectorWorld();
        var (budget, random, taken) = (world.Get<SendBudget>(), new Random(7), new List<long>());
        for (var ask = 0; ask < 20_000; ask++)
        {
            if (budget.TryTake(ConnectorWorld.In($"a:{ask}"), random.Next(2) == 0 ? SendPriority.Reply : SendPriority.Broadcast, out _) is not null)
            {
                taken.Add(world.Time.GetTimestamp());
            }

            world.Time.Advance(TimeSpan.FromMilliseconds(random.Next(12)));
        }

        taken.Count.ShouldBeGreaterThan(4000);
        Enumerable.Range(50, taken.Count - 50).ShouldAllBe(index => taken[index] - taken[index - 50] > TimeSpan.TicksPerSecond);
        budget.TryTake(ConnectorWorld.In("a:1", "another"), SendPriority.Broadcast, out _).ShouldNotBeNull();
    }

    /// <summary>Ten thousand delegates are told something while people go on talking to the bot.</summary>
    [Fact]
    public void Replies_BehindTenThousandBroadcasts_FirstAtTheFirstAskAndABurstWithinTwoSeconds()
    {
        using var world = new ConnectorWorld();
        var budget = world.Get<SendBudget>();
        var (broadcasts, told, tick) = (new Queue<string>(Enumerable.Range(0, 10_000).Select(each => $"a:{each}")), 0, 0);
        var replies = new Queue<(string Conversation, int Since)>();
        var worst = new Dictionary<bool, int> { [true] = 0, [false] = 0 };

        // A dispatcher that looks every 20 ms, broadcasts first by mistake: the budget alone has to be fair.
        for (; broadcasts.Count > 0 && tick < 60_000; tick++)
        {
            if (tick % 25 == 0 || tick % 2500 < 60)
            {
                replies.Enqueue(($"r:{tick}", tick));
            }

            for (; broadcasts.Count > 0 && budget.TryTake(ConnectorWorld.In(broadcasts.Peek()), SendPriority.Broadcast, out _) is not null; told++)
            {
                broadcasts.Dequeue();
            }

            for (; replies.Count > 0 && budget.TryTake(ConnectorWorld.In(replies.Peek().Conversation), SendPriority.Reply, out _) is not null; replies.Dequeue())
            {
                var isBurst = replies.Peek().Since % 2500 < 150;
                worst[isBurst] = Math.Max(worst[isBurst], tick - replies.Peek().Since);
            }

            world.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        told.ShouldBe(10_000);
        (worst[false] * 20).ShouldBe(0, "milliseconds that a single reply waited");
        (worst[true] * 20).ShouldBeLessThanOrEqualTo(2000, "milliseconds that the last of sixty at once waited");
        (tick * 20 / 1000).ShouldBeLessThan(300, "seconds until everybody was told");
    }

    [Fact]
    public void ABroadcast_WhileAReplyWaits_StandsBack()
    {
        using var world = new ConnectorWorld();
        var budget = world.Get<SendBudget>();
        for (var each = 0; each < 50; each++)
        {
            budget.TryTake(ConnectorWorld.In($"a:{each}"), SendPriority.Reply, out _).ShouldNotBeNull();
            world.Time.Advance(TimeSpan.FromMilliseconds(15));
        }

        budget.TryTake(ConnectorWorld.In("r"), SendPriority.Reply, out var wait).ShouldBeNull();
        world.Time.Advance(wait + TimeSpan.FromMilliseconds(400));
        budget.Available("tenant", SendPriority.Broadcast).ShouldBe(0, "the reply is a little late");
        budget.TryTake(ConnectorWorld.In("b"), SendPriority.Broadcast, out var longer).ShouldBeNull();
        budget.TryTake(ConnectorWorld.In("r"), SendPriority.Reply, out _).ShouldNotBeNull();
        world.Time.Advance(longer);
        budget.TryTake(ConnectorWorld.In("b"), SendPriority.Broadcast, out _).ShouldNotBeNull();
    }

    [Fact]
    public async Task Send_ThrottledWithATime_HoldsThatConversationUntilThen()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(429, "{}", ("Retry-After", "30"));
        (await world.SendAsync(ConnectorWorld.In("a:1"))).ShouldBe(new ConnectorResult.Retry("429", TimeSpan.FromSeconds(30)));
        world.Answer = _ => ConnectorWorld.Json(201, """{"id":"9"}""");

        var held = await world.SendAsync(ConnectorWorld.In("a:1"));
        var other = await world.SendAsync(ConnectorWorld.In("a:2"));
        world.Time.Advance(TimeSpan.FromSeconds(30));
        var later = await world.SendAsync(ConnectorWorld.In("a:1"));

        held.ShouldBe(new ConnectorResult.Retry("The channel's limits have no room now.", TimeSpan.FromSeconds(30), NotTried: true));
        other.ShouldBeOfType<ConnectorResult.Sent>();
        later.ShouldBeOfType<ConnectorResult.Sent>();
        world.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Send_ThreeConversationsThrottled_HoldsTheTenantAndNoOther()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(429, "{}", ("Retry-After", "20"));
        foreach (var each in new[] { "a:1", "a:2", "a:3" })
        {
            await world.SendAsync(ConnectorWorld.In(each));
        }

        var budget = world.Get<SendBudget>();
        budget.TryTake(ConnectorWorld.In("a:4"), SendPriority.Reply, out var wait).ShouldBeNull();
        wait.ShouldBe(TimeSpan.FromSeconds(20));
        budget.Available(null, SendPriority.Reply).ShouldBe(0);
        budget.TryTake(ConnectorWorld.In("a:4", "another"), SendPriority.Reply, out _).ShouldNotBeNull();
        world.Time.Advance(wait);
        budget.TryTake(ConnectorWorld.In("a:4"), SendPriority.Reply, out _).ShouldNotBeNull();
    }

    [Fact]
    public async Task Send_ThrottledWithoutATime_HoldsLongerEachTime()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(429, string.Empty);
        var waits = new List<double>();
        for (var time = 0; time < 8; time++)
        {
            await world.SendAsync(ConnectorWorld.In("a:1"));
            world.Get<SendBudget>().TryTake(ConnectorWorld.In("a:1"), SendPriority.Reply, out var wait).ShouldBeNull();
            waits.Add(wait.TotalSeconds);
            world.Time.Advance(wait);
        }

        waits[0].ShouldBeInRange(1.6, 2.4);
        (waits[2] / waits[0]).ShouldBe(4, 0.001);
        waits[7].ShouldBeInRange(48, 72);
    }

    [Fact]
    public async Task Permit_TakenBeforehand_IsGoodForOneCall()
    {
        using var world = new ConnectorWorld();
        var permit = world.Get<SendBudget>().TryTake(ConnectorWorld.In("a:1"), SendPriority.Broadcast, out _);
        for (var each = 0; each < 6; each++)
        {
            await world.SendAsync(ConnectorWorld.In("a:1"));
        }

        (await world.SendAsync(ConnectorWorld.In("a:1"))).ShouldBeOfType<ConnectorResult.Retry>().NotTried.ShouldBeTrue();
        (await world.SendAsync(ConnectorWorld.In("a:1"), permit)).ShouldBeOfType<ConnectorResult.Sent>();
        (await world.SendAsync(ConnectorWorld.In("a:1"), permit)).ShouldBeOfType<ConnectorResult.Retry>().NotTried.ShouldBeTrue();
    }

    [Fact]
    public void AHundredThousandConversations_TakeLittleAndAreForgottenWhenIdle()
    {
        using var world = new ConnectorWorld(configure: options => options.Limits.TenantPerSecond = 1000);
        var budget = world.Get<SendBudget>();
        var references = Enumerable.Range(0, 100_000).Select(each => ConnectorWorld.In($"a:{each}")).ToList();

        // What this thread allocates is more than what is kept, and no other test is in it.
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var reference in references)
        {
            budget.TryTake(reference, SendPriority.Broadcast, out _);
            world.Time.Advance(TimeSpan.FromMilliseconds(2));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated / 100_000.0:F0} bytes a conversation");
        budget.Remembered.ShouldBe(100_000);
        allocated.ShouldBeLessThan(60_000_000);

        world.Time.Advance(TimeSpan.FromHours(2));
        budget.TryTake(ConnectorWorld.In("a:1"), SendPriority.Reply, out _);
        budget.Remembered.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void LocalTools_HaveNoLimits()
    {
        using var world = new ConnectorWorld(registered: false);
        for (var each = 0; each < 1000; each++)
        {
            world.Get<SendBudget>().TryTake(ConnectorWorld.In("a:1"), SendPriority.Broadcast, out _).ShouldNotBeNull();
        }
    }
}
