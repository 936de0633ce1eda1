using ChatDelegate.Channels;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Tests.Admission;

/// <summary>Who is let in, who comes next, and who is told to come again.</summary>
public class TurnGateTests
{
    [Fact]
    public void Come_TwoOfOneConversation_OneAfterTheOther()
    {
        using var world = new GateWorld();
        var first = world.Come("a", "zhang")!;
        var second = world.Come("a", "li")!;

        (first.IsServed, second.IsServed).ShouldBe((true, false));
        first.Leave();
        second.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void Come_TwoOfOnePersonInDifferentConversations_OneAfterTheOther()
    {
        using var world = new GateWorld();
        var first = world.Come("a", "zhang")!;
        var second = world.Come("b", "zhang")!;

        (first.IsServed, second.IsServed).ShouldBe((true, false));
        first.Leave();
        second.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void Come_MoreThanAConversationMayHave_RefusedUntilOneIsServed()
    {
        using var world = new GateWorld(options => options.PerConversation = 3);
        var first = world.Come("a")!;
        world.Come("a");
        world.Come("a");

        world.Come("a").ShouldBeNull();
        world.Refusals.ShouldBe([BusyWith.Conversation]);
        first.Leave();
        world.Come("a").ShouldNotBeNull();
    }

    [Fact]
    public void Come_MoreThanAPersonMayHave_RefusedInEveryConversation()
    {
        using var world = new GateWorld(options => options.PerPerson = 3);
        foreach (var conversation in (string[])["a", "b", "c"])
        {
            world.Come(conversation, "zhang").ShouldNotBeNull();
        }

        world.Come("d", "zhang").ShouldBeNull();
        world.Refusals.ShouldBe([BusyWith.Person]);
        world.Come("d", "li").ShouldNotBeNull();
    }

    [Fact]
    public async Task Come_OneThatIsThereAlready_FindsRoomBesideTheFirst()
    {
        using var world = new GateWorld(options => options.PerConversation = 2);
        var first = world.Come("a", activity: "m1")!;
        world.Come("a", activity: "m2");

        world.Come("a", activity: "m3").ShouldBeNull();
        var again = world.Come("a", activity: "m1").ShouldNotBeNull();
        again.IsServed.ShouldBeFalse("before the first has been served, nobody knows its answer");
        world.Come("a", activity: "m1").ShouldNotBeNull();
        world.Come("a", activity: "m1").ShouldBeNull("even the same cannot come for ever");

        first.Leave();
        world.ServeAll();
        await again.Turn;
    }

    [Fact]
    public void Come_ManyWhoHaveSentMuch_StillRoomForWhoHasSentNothing()
    {
        using var world = new GateWorld(options => options.MostWaiting = 64);
        for (var n = 0; n < 2000; n++)
        {
            world.Come($"conversation {n % 100}", $"person {n % 20}");
        }

        world.Refusals.Count.ShouldBeGreaterThan(1900);
        world.Come("quiet").ShouldNotBeNull();
    }

    [Fact]
    public void Come_AfterAFlood_WaitsForOneOfTheirsAtMost()
    {
        using var world = new GateWorld(options => options.AtOnce = 1);
        for (var n = 0; n < 100; n++)
        {
            world.Come($"conversation {n}", "flood");
        }

        var quiet = world.Come("quiet")!;
        world.Served.ShouldHaveSingleItem().Leave();
        quiet.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void Come_AsManyAsAreServedInTheLongestWait_TheNextIsRefused()
    {
        using var world = new GateWorld(options => (options.LongestWait, options.AtOnce) = (TimeSpan.FromSeconds(2), 16));

        // A hundred a second for three seconds, with always more to do than can be done at once.
        for (var n = 0; n < 300; n++)
        {
            while (world.Inside.Count() < 40)
            {
                world.Come($"{n}.{world.Inside.Count()}");
            }

            world.Time.Advance(TimeSpan.FromMilliseconds(10));
            world.Served.First().Leave();
        }

        while (world.Come($"then {world.Inside.Count()}") is not null)
        {
        }

        world.Inside.Count().ShouldBeInRange(190, 210);
        world.Gate.Full.ShouldNotBeNull().With.ShouldBe(BusyWith.Everybody);
        world.ServeAll();
        world.Gate.Full.ShouldBeNull();
    }

    [Fact]
    public void Wait_RecordThatHangs_RefusedAfterTheLongestWaitAndTheNextLetIn()
    {
        using var world = new GateWorld(options => options.AtOnce = 1);
        var hanging = world.Come("a")!;
        var waiting = world.Come("b")!;

        world.Time.Advance(world.Options.LongestWait * 1.2);

        var refusal = Should.Throw<BusyException>(() => waiting.Turn);
        refusal.Busy.RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
        waiting.Leave();
        hanging.IsServed.ShouldBeTrue("what has begun may already be durable");
        hanging.Leave();
        world.Come("c")!.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void HangUp_WhileWaiting_LeavesThePlaceToOthers()
    {
        using var world = new GateWorld(options => options.PerConversation = 2);
        var first = world.Come("a")!;
        var second = world.Come("a")!;
        second.HangUp();
        Should.Throw<OperationCanceledException>(() => second.Turn);
        second.Leave();

        var third = world.Come("a").ShouldNotBeNull();
        first.Leave();
        third.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void SlowForAWhile_ThenFastAgain_LetsInAsManyAsBefore()
    {
        using var world = new GateWorld(options => (options.AtOnce, options.MostWaiting) = (128, 1000));
        Work(world, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(0.25)); // four turns a second: the disk is ill
        Fill(world);
        world.Inside.Count().ShouldBe(64);

        Work(world, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(2));
        Fill(world);
        world.Inside.Count().ShouldBeGreaterThan(900);
    }

    /// <summary>Serves for so long, at this pace, while more come than can be served.</summary>
    private static void Work(GateWorld world, TimeSpan time, TimeSpan pace)
    {
        for (var done = TimeSpan.Zero; done < time; done += pace)
        {
            Fill(world);
            world.Time.Advance(pace);
            world.Served.First().Leave();
            foreach (var late in world.Inside.Where(message => message.Place.State == PlaceState.Taken).ToList())
            {
                late.Leave();
            }
        }
    }

    private static void Fill(GateWorld world)
    {
        while (world.Come(Guid.NewGuid().ToString()) is not null)
        {
        }
    }
}
