using ChatDelegate.Channels;

namespace ChatDelegate.Tests.Admission;

/// <summary>What an operator sees of refusals.</summary>
public class AdmissionCountTests
{
    [Fact]
    public void Refuse_ThousandsInMinutes_OneLineAMinuteThatCountsThemAll()
    {
        using var world = new GateWorld();
        for (var second = 0; second < 180; second++)
        {
            for (var n = 0; n < 50; n++)
            {
                world.Count.Refuse(n % 2 == 0 ? BusyWith.Everybody : BusyWith.Conversation);
            }

            world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        world.Time.Advance(TimeSpan.FromMinutes(2));
        var lines = world.Logs.Lines.Select(line => line.Text).ToList();
        lines.Count.ShouldBe(4);
        Numbers(lines).ShouldBe((4500, 4500));
    }

    [Fact]
    public void IsBusy_OnlyWhileSomeoneIsRefusedForWantOfRoom()
    {
        using var world = new GateWorld();
        world.Count.Refuse(BusyWith.Person);
        world.Count.IsBusy.ShouldBeFalse("one person's flood is nobody else's trouble");

        world.Count.Refuse(BusyWith.Everybody);
        world.Count.IsBusy.ShouldBeTrue();
        world.Time.Advance(TimeSpan.FromSeconds(6));
        world.Count.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void Refuse_ManyAtOnce_DoNotAllComeBackAtOnce()
    {
        using var world = new GateWorld();
        Enumerable.Range(0, 100).Select(_ => world.Count.Refuse(BusyWith.Everybody).RetryAfter).CountBy(time => time).Select(some => some.Value).ShouldAllBe(some => some == 20);
    }

    private static (long Full, long Conversation) Numbers(IEnumerable<string> lines)
    {
        var all = lines.Select(line => System.Text.RegularExpressions.Regex.Matches(line, "[0-9]+").Select(match => long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList()).ToList();
        return (all.Sum(numbers => numbers[0]), all.Sum(numbers => numbers[1]));
    }
}
