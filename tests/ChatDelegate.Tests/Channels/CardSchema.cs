using System.Diagnostics;
using System.Text.Json;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Channels;

/// <summary>Schema 1.5 of Adaptive Cards as the official renderer has it, asked in one go for many cards; see renderer/check.cjs.</summary>
internal static class CardSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/ChatDelegate.Tests/Channels/renderer");

    /// <summary>For each card what is wrong with it.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> CheckAsync(IReadOnlyList<JsonElement> cards, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        using var node = Process.Start(new ProcessStartInfo("node", "check.cjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var answers = node.StandardOutput.ReadToEndAsync(deadline.Token);
        var complaints = node.StandardError.ReadToEndAsync(deadline.Token);
        foreach (var card in cards)
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(card).AsMemory(), deadline.Token);
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(deadline.Token);
        node.ExitCode.ShouldBe(0, await complaints);
        var failures = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (IReadOnlyList<string>)JsonSerializer.Deserialize<List<string>>(line)!).ToList();
        failures.Count.ShouldBe(cards.Count);
        return failures;
    }

    public static async Task ShouldAllowAsync(IReadOnlyList<JsonElement> cards)
    {
        var failures = await CheckAsync(cards, TestContext.Current.CancellationToken);
        cards.Zip(failures).Where(pair => pair.Second.Count > 0)
            .Select(pair => $"{string.Join("; ", pair.Second)}\n{pair.First.GetRawText()}").Take(3).ShouldBeEmpty();
    }
}
