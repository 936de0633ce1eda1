using ChatDelegate.Congress.Data;
using ChatDelegate.Server.CommandLine;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Hosting;

/// <summary>What the program does with its arguments: a verb, or serve. Whatever stops it is one sentence and a code that is not 0.</summary>
internal static class ServerProgram
{
    private const int Refused = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var (verb, rest) = Verbs.Split(args);
            await using var app = Composition.Build(rest);
            return verb is null ? await ServeAsync(app) : await Verbs.RunAsync(verb, rest, app);
        }
        catch (Exception failure) when (Sentence(failure) is { } sentence)
        {
            await System.Console.Error.WriteLineAsync($"ChatDelegate: {sentence}");
            return Refused;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What runs in the background already would else be broken off, and tell that as a failure of its own.
            await app.StopAsync();
            throw;
        }

        await Banner.PrintAsync(app);

        // Reading dialogs and word lists leaves more behind than the program needs for the rest of its life, and an idle one collects nothing.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The sentence for what can go wrong at a start; null for what is a fault of ours and deserves its stack trace.</summary>
    private static string? Sentence(Exception failure) => failure switch
    {
        StartException => failure.Message,
        OptionsValidationException options => OptionsSentence.Of(options),
        InvalidOperationException when failure.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => failure.Message,
        IOException when failure.Message.Contains("address already in use", StringComparison.Ordinal) =>
            $"{failure.Message.Replace("Failed to bind to address ", string.Empty, StringComparison.Ordinal)} Another program listens there: stop it, or choose another address with --urls.",
        _ => failure.InnerException is { } inner ? Sentence(inner) : null,
    };
}
