using ChatDelegate.Channels;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Tests.Admission;

/// <summary>Turns begin only as fast as their answers leave.</summary>
public class AnswersUnderWayTests
{
    private readonly List<IDisposable> _answers = [];

    [Fact]
    public void Come_ManyAnswersUnderWay_WaitsUntilOneIsOut()
    {
        using var world = WithMany();
        var message = world.Come("a")!;
        message.IsServed.ShouldBeFalse();

        _answers[0].Dispose();

        message.IsServed.ShouldBeTrue();
    }

    [Fact]
    public void Come_OneAnswerTwiceSaidToBeOut_StillWaitsForTheOthers()
    {
        using var world = WithMany(more: 1);
        var message = world.Come("a")!;

        _answers[0].Dispose();
        _answers[0].Dispose();
        message.IsServed.ShouldBeFalse();

        _answers[1].Dispose();
        message.IsServed.ShouldBeTrue();
    }

    [Fact]
    public async Task Come_AnswersDoNotLeave_ToldToComeAgain()
    {
        using var world = WithMany();
        var message = world.Come("a")!;

        world.Time.Advance(world.Options.LongestWait * 1.25);

        (await Should.ThrowAsync<BusyException>(message.Turn)).Busy.With.ShouldBe(BusyWith.Everybody);
    }

    [Fact]
    public void Come_ChannelDoesNotAnswer_TakenAgainAfterAWhile()
    {
        using var world = WithMany();
        world.Time.Advance(AnswersUnderWay.Ours);

        world.Come("a")!.IsServed.ShouldBeTrue("what waits for the channel is no reason not to listen");

        // Those that were given up may still end, and are not counted twice.
        _answers.ForEach(answer => answer.Dispose());
        _answers.AddRange(Enumerable.Range(0, AnswersUnderWay.Many).Select(_ => world.Answers.Begin()));
        world.Come("b")!.IsServed.ShouldBeFalse();
    }

    private GateWorld WithMany(int more = 0)
    {
        var world = new GateWorld();
        _answers.AddRange(Enumerable.Range(0, AnswersUnderWay.Many + more).Select(_ => world.Answers.Begin()));
        return world;
    }
}
