using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Arguments of <c>dialogs simulate [FILE] [--dialog ID] [--role ROLE] [--locale LOCALE] [--card]</c>.</summary>
/// <param name="Dialog">The dialog to begin with; null begins at home.</param>
internal sealed record SimulateOptions(string? File, string? Dialog, string Role, string Locale, bool Cards)
{
    private const string Usage = "dialogs simulate [FILE] [--dialog ID] [--role delegate] [--locale zh-CN] [--card]";

    public static SimulateOptions Read(string[] args)
    {
        if (args is not ["simulate", .. var rest])
        {
            throw new StartException($"Say what to do with the dialogs: {Usage}");
        }

        var options = new SimulateOptions(null, null, ParticipantLookup.Delegate, Locales.Default, false);
        for (var at = 0; at < rest.Length; at++)
        {
            options = rest[at] switch
            {
                "--card" => options with { Cards = true },
                "--dialog" => options with { Dialog = Value(rest, ++at) },
                "--role" => options with { Role = Value(rest, ++at) },
                "--locale" => options with { Locale = Locales.Nearest(Value(rest, ++at)) },
                var file when !file.StartsWith("--", StringComparison.Ordinal) && options.File is null => options with { File = file },
                var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains('=', StringComparison.Ordinal) => options,
                var other => throw new StartException($"'{other}' means nothing here: {Usage}"),
            };
        }

        return options;
    }

    private static string Value(string[] args, int at) =>
        at < args.Length ? args[at] : throw new StartException($"'{args[at - 1]}' needs a value: {Usage}");
}
