namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>100,000 mutated Direct Line requests: none crashes an endpoint, none gets an answer from which the client does not recover.</summary>
public class DirectLineFuzzTests
{
    private const int Requests = 25_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Send_MutatedRequests_NoServerError(int seed)
    {
        await using var fuzz = new DirectLineFuzz();

        await FuzzRun.RunAsync(seed, FuzzRun.Requests(Requests), fuzz.SendAsync);

        fuzz.Taken.ShouldBeInRange(Requests / 10, FuzzRun.Requests(Requests) * 9 / 10, "mutations that are all refused, or all taken, find nothing");
    }
}
