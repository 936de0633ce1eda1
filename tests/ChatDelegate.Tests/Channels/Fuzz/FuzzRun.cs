using System.Globalization;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>How far to look. <c>CHATDELEGATE_FUZZ_ROUNDS=20</c> looks twenty times as far, <c>CHATDELEGATE_FUZZ_SEED=7</c> elsewhere.</summary>
internal static class FuzzRun
{
    public static int Requests(int usual) => usual * Setting("CHATDELEGATE_FUZZ_ROUNDS", 1);

    /// <summary>Runs the requests one after the other; the first fault is named so that it can be had again.</summary>
    public static async Task RunAsync(int seed, int requests, Func<Mutator, Task<string?>> sendAsync)
    {
        seed += 1000 * Setting("CHATDELEGATE_FUZZ_SEED", 0);
        for (var i = 0; i < requests; i++)
        {
            // A generator a request: one can be played again without the thousands before it.
            var mutator = new Mutator(HashCode(seed, i));
            string? fault;
            try
            {
                fault = await sendAsync(mutator);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                fault = error.ToString();
            }

            fault.ShouldBeNull($"seed {seed}, request {i}");
        }
    }

    private static int HashCode(int seed, int i) => unchecked((seed * 1_000_003) ^ (i * 7919));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
