namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Lines in, lines out.</summary>
/// <param name="echoes">What comes from a file or a pipe is written out, so that the output reads like the talk.</param>
internal sealed class Terminal(TextReader input, TextWriter output, bool echoes)
{
    /// <summary>Null at the end.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync("> ".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
        var line = await input.ReadLineAsync(cancellationToken);
        if (echoes || line is null)
        {
            await output.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        return line;
    }

    public Task SayAsync(string text, CancellationToken cancellationToken) =>
        output.WriteLineAsync(("  " + text.ReplaceLineEndings(Environment.NewLine + "  ")).AsMemory(), cancellationToken);
}
