namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>Runs alone: memory is the whole process's.</summary>
[CollectionDefinition(nameof(FuzzMemoryTests), DisableParallelization = true)]
public class AloneForItsMemory;

/// <summary>What bad requests leave behind.</summary>
[Collection(nameof(FuzzMemoryTests))]
public class FuzzMemoryTests
{
    private const int Requests = 10_000;
    private const long Most = 8 * 1024 * 1024; // 400 bytes a request would be found

    [Fact]
    public async Task Send_TenThousandOfEach_NoMemoryKept()
    {
        await using var messages = new MessagesFuzz();
        await using var directLine = new DirectLineFuzz();
        await FuzzRun.RunAsync(5, Requests / 5, SendAsync);
        var before = Settled();

        await FuzzRun.RunAsync(6, Requests, SendAsync);

        (Settled() - before).ShouldBeLessThan(Most);

        async Task<string?> SendAsync(Mutator mutator) => await messages.SendAsync(mutator) ?? await directLine.SendAsync(mutator);
    }

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
