namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>120,000 mutated activities: none crashes the endpoint, none is the server's fault.</summary>
public class MessagesFuzzTests
{
    private const int Requests = 30_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Post_MutatedActivities_NoServerError(int seed)
    {
        await using var fuzz = new MessagesFuzz();

        await FuzzRun.RunAsync(seed, FuzzRun.Requests(Requests), fuzz.SendAsync);

        fuzz.Taken.ShouldBeInRange(Requests / 10, FuzzRun.Requests(Requests) * 9 / 10, "mutations that are all refused, or all taken, find nothing");
    }
}
