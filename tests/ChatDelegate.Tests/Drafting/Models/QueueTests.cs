using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

public sealed class QueueTests
{
    private static readonly ScriptedReply Good = ScriptedReply.Answer("""{"ready":true}""");

    [Fact]
    public async Task Questions_BeyondTheirPlaces_WaitOrAreToldSo()
    {
        await using var world = new ModelWorld(options => (options.Resilience.Parallel, options.Resilience.Queue) = (1, 1));
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Server.Then(
            new ScriptedReply(async (line, cancellationToken) =>
            {
                arrived.SetResult();
                await go.Task;
                await Good.SendAsync(line, cancellationToken);
            }),
            Good);
        var first = world.AskAsync();
        await arrived.Task;
        var second = world.AskAsync();

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Busy);

        go.SetResult();
        await first;
        await second;
    }

    [Fact]
    public async Task Waiting_ForAPlace_HasAnEnd()
    {
        var clock = new RunningClock(TimeSpan.FromSeconds(90));
        using var queue = new CallQueue(1, 1, TimeSpan.FromSeconds(90), clock);
        using var place = await queue.EnterAsync(TestContext.Current.CancellationToken);
        var second = queue.EnterAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(90));

        (await Should.ThrowAsync<ModelFailedException>(second)).Reason.ShouldBe(ModelFailure.Busy);
        queue.Waiting.ShouldBe(0);
    }
}
