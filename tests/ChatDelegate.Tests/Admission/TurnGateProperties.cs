using ChatDelegate.Server.Turns.Admission;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Admission;

/// <summary>Whatever comes in whatever order, and however long the record takes.</summary>
public class TurnGateProperties
{
    // The same cases every time, so that a red test stays red.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026, 5);

    private static readonly Arbitrary<int[]> Steps = Gen.Choose(0, 99_999).ArrayOf(200).ToArbitrary();

    [Fact]
    public void Limits_AlwaysHold() => Check.One(Settings, Prop.ForAll(Steps, steps => Play(steps, world =>
        world.Served.Count() <= world.Options.AtOnce
        && world.Inside.Count() <= world.Options.MostWaiting
        && world.Served.GroupBy(message => message.Place.Lane.Key).All(lane => lane.Count() == 1)
        && world.Served.GroupBy(message => message.Place.Visitor.Key).All(visitor => visitor.Count() == 1)
        && world.Inside.GroupBy(message => message.Place.Lane.Key).All(lane => lane.Count() <= 2 * world.Options.PerConversation)
        && world.Inside.GroupBy(message => message.Place.Visitor.Key).All(visitor => visitor.Count() <= world.Options.PerPerson))));

    [Fact]
    public void Nobody_WaitsWhileTheirTurnCouldBegin() => Check.One(Settings, Prop.ForAll(Steps, steps => Play(steps, world =>
        world.Served.Count() == world.Options.AtOnce
        || world.Waiting.DistinctBy(message => message.Place.Lane.Key).All(first =>
            world.Served.Any(message => message.Place.Lane == first.Place.Lane || message.Place.Visitor == first.Place.Visitor)))));

    [Fact]
    public void Conversation_IsServedInTheOrderOfArrival() => Check.One(Settings, Prop.ForAll(Steps, steps =>
    {
        var begun = new List<Place>();
        return Play(steps, world =>
        {
            // One step begins one turn of a conversation at most, since the one before has to end first.
            begun.AddRange(world.Served.Select(message => message.Place).Except(begun));
            return begun.GroupBy(place => place.Lane.Key).All(lane => lane.Select(place => int.Parse(place.Activity.TrimStart('a'), System.Globalization.CultureInfo.InvariantCulture)) is var numbers
                && numbers.SequenceEqual(numbers.Order()));
        });
    }));

    [Fact]
    public void Person_BeginsBeforeAnyOtherBeginsTwice() => Check.One(Settings, Prop.ForAll(Steps, steps =>
    {
        var begun = new List<Place>();
        var sinceReady = new Dictionary<string, int>(StringComparer.Ordinal);
        return Play(steps, world =>
        {
            var news = world.Served.Select(message => message.Place).Except(begun).ToList();
            begun.AddRange(news);
            var served = world.Served.Select(message => message.Place.Visitor.Key).ToHashSet(StringComparer.Ordinal);
            var ready = world.Waiting.Select(message => message.Place.Visitor.Key).Where(key => !served.Contains(key)).ToHashSet(StringComparer.Ordinal);
            foreach (var key in sinceReady.Keys.Except(ready).ToList())
            {
                sinceReady.Remove(key);
            }

            foreach (var key in ready)
            {
                sinceReady.TryAdd(key, begun.Count);
            }

            return ready.All(key => begun.Skip(sinceReady[key]).GroupBy(place => place.Visitor.Key).All(other => other.Count() == 1));
        }, isShared: false);
    }));

    [Fact]
    public void Everybody_IsServedOrRefusedAndNothingStays() => Check.One(Settings, Prop.ForAll(Steps, steps =>
    {
        using var world = World();
        steps.ToList().ForEach(step => Do(world, step, isShared: true));
        var inside = world.Inside.ToList();

        world.ServeAll();
        foreach (var message in world.Inside.ToList())
        {
            message.Leave(); // refused meanwhile, and now answered
        }

        return !world.Waiting.Any() && inside.All(message => message.Turn.Wait(TimeSpan.FromMinutes(1)) || message.Turn.IsCompleted) && world.Gate.IsEmpty;
    }));

    private static GateWorld World() => new(options =>
    {
        (options.AtOnce, options.PerConversation, options.PerPerson, options.MostWaiting) = (3, 4, 6, 64);
        options.LongestWait = TimeSpan.FromSeconds(1);
    });

    private static Property Play(int[] steps, Func<GateWorld, bool> holds, bool isShared = true)
    {
        using var world = World();
        foreach (var (step, at) in steps.Select((step, at) => (step, at)))
        {
            Do(world, step, isShared);
            if (!holds(world))
            {
                return false.Label($"after step {at} of {string.Join(' ', steps)}");
            }
        }

        return true.ToProperty();
    }

    /// <param name="isShared">Several persons may speak in one conversation.</param>
    private static void Do(GateWorld world, int step, bool isShared)
    {
        var (what, which) = (step % 10, step / 10);
        switch (what)
        {
            case < 6:
                var conversation = which % 12;
                world.Come($"c{conversation}", $"p{(isShared ? which / 12 % 8 : conversation % 5)}");
                break;
            case < 8 when world.Served.ToList() is { Count: > 0 } served:
                served[which % served.Count].Leave();
                break;
            case 8 when world.Waiting.ToList() is { Count: > 0 } waiting:
                waiting[which % waiting.Count].HangUp();
                break;
            case 9:
                world.Time.Advance(TimeSpan.FromMilliseconds(which % 400));
                break;
        }

        foreach (var gone in world.Inside.Where(message => message.Place.State == PlaceState.Taken).ToList())
        {
            gone.Leave();
        }
    }
}
