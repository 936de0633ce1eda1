using ChatDelegate.Channels;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>
/// <c>dialogs simulate</c>: plays a test file, or lets a person (or a file of messages, or a pipe) talk with the dialogs. Then
/// everything is real but the place: the commands, the record, the demo congress, in a folder that is gone afterwards.
/// </summary>
internal static class Simulate
{
    private const string Suite = ".tests.yaml";

    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var options = SimulateOptions.Read(args);
        if (options.File is { } file && !File.Exists(file))
        {
            throw new StartException($"There is no file '{file}'.");
        }

        if (options.File?.EndsWith(Suite, StringComparison.Ordinal) == true)
        {
            return await PlayAsync(options.File, options.Cards ? Rendering.Card : Rendering.Chat, DialogBench.Of(app.Services), cancellationToken);
        }

        // Catalog and options are asked for first: what is wrong with them is said before anything is made.
        var bench = DialogBench.Of(app.Services);
        if (options.Dialog is { } dialog && bench.Catalog.Dialogs.All(one => one.Id != dialog))
        {
            throw new StartException($"There is no dialog '{dialog}'. There are: {string.Join(", ", bench.Catalog.Dialogs.Select(one => one.Id))}.");
        }

        using var lines = options.File is null ? null : File.OpenText(options.File);
        await TalkAsync(new Terminal(lines ?? System.Console.In, System.Console.Out, echoes: lines is not null || System.Console.IsInputRedirected), options, app, cancellationToken);
        return 0;
    }

    private static async Task TalkAsync(Terminal terminal, SimulateOptions options, WebApplication app, CancellationToken cancellationToken)
    {
        var (channel, clock, recording) = (new ConsoleChannel(terminal), new AdvancedClock(), new Recording());
        await using var place = await ScratchPlace.OpenAsync(
            app.Configuration["Dialogs:Path"],
            services =>
            {
                services.AddSingleton<IChannel>(channel).AddSingleton<TimeProvider>(clock);
                recording.Attach(services);
            },
            cancellationToken);
        await new Session(place, terminal, channel, clock, recording, options).RunAsync(cancellationToken);
    }

    private static async Task<int> PlayAsync(string path, Rendering rendering, DialogBench bench, CancellationToken cancellationToken)
    {
        var load = bench.Read(new DefinitionFile(path, await File.ReadAllTextAsync(path, cancellationToken)));
        if (load.Suite is not { } suite)
        {
            throw new StartException(string.Join(Environment.NewLine, load.Errors.Select(error => error.ToString()).Prepend($"{load.Errors.Count} faults in the test file:")));
        }

        var failed = 0;
        foreach (var test in suite.Cases.Where(test => test.Renderings.Contains(rendering)))
        {
            var result = bench.Runner.Run(test, rendering);
            failed += result.Failures.Count > 0 ? 1 : 0;
            await System.Console.Out.WriteLineAsync($"== {test.Name}{Environment.NewLine}{result.Transcript}".AsMemory(), cancellationToken);
            foreach (var failure in result.Failures)
            {
                await System.Console.Out.WriteLineAsync($"{failure.File}:{failure.Line}: {failure.Message}{Environment.NewLine}".AsMemory(), cancellationToken);
            }
        }

        await System.Console.Out.WriteLineAsync($"{suite.Cases.Count(test => test.Renderings.Contains(rendering))} cases, {failed} failed.".AsMemory(), cancellationToken);
        return failed == 0 ? 0 : 1;
    }
}
