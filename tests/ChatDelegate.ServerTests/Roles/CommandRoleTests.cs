using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Server.Hosting;
using ChatDelegate.ServerTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.ServerTests.Roles;

/// <summary>
/// Which role may run which command: <c>commands.csv</c>, where whoever adds a command says who may run it. <c>UPDATE_SNAPSHOTS=1</c> writes the table;
/// read it before it is kept. Each is also tried by every role, through a dialog that forbids nobody, where it takes an input with something that means nothing.
/// </summary>
public sealed class CommandRoleTests
{
    private const string Forbidden = "这项操作不在您的权限内";

    /// <summary>Convenors are delegates, too.</summary>
    private static readonly (string Role, string[] Has)[] Roles = [("delegate", ["delegate"]), ("convenor", ["delegate", "convenor"]), ("supervisor", ["supervisor"])];

    private static string Table => Path.Combine(Repository.Root, "tests", "ChatDelegate.ServerTests", "Roles", "commands.csv");

    [Fact]
    public async Task Commands_Table_SaysWhoMayRunThem()
    {
        var found = Commands().Select(command => $"{command.Spec.Name},{string.Join(',', Roles.Select(role => MayRun(command, role.Has) ? "x" : string.Empty))}")
            .Prepend($"command,{string.Join(',', Roles.Select(role => role.Role))}").ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllLinesAsync(Table, found, CancellationToken.None);
        }

        found.ShouldBe(await File.ReadAllLinesAsync(Table, CancellationToken.None));
    }

    [Fact]
    public async Task Commands_TriedByEveryRole_AreRefusedAsTheTableSays()
    {
        using var folder = DialogsFolder.Copy();
        var commands = Commands().Where(command => command.Spec.Inputs.All(input => !input.Required || Nonsense(input.Type) is not null)).ToList();
        foreach (var (n, command) in commands.Index())
        {
            folder.Write($"probe-{n}.yaml", Probe(n, command));
        }

        await using var server = await SharedServer.StartAsync(Database.Sqlite, folder.Setting);
        var refused = await Task.WhenAll(Roles.Select(role => RefusedAsync(server, role.Role, commands)));

        foreach (var (role, done) in Roles.Zip(refused))
        {
            done.ShouldBe(commands.Where(command => !MayRun(command, role.Has)).Select(command => command.Spec.Name), $"a {role.Role}");
            done.ShouldNotBeEmpty();
        }
    }

    private static bool MayRun(DialogCommand command, string[] roles) => command.Roles.Any(roles.Contains);

    private static List<DialogCommand> Commands()
    {
        var builder = WebApplication.CreateBuilder();
        Composition.Add(builder);
        using var services = builder.Services.BuildServiceProvider();
        return [.. services.GetServices<DialogCommand>().OrderBy(command => command.Spec.Name, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> RefusedAsync(SharedServer server, string role, List<DialogCommand> commands)
    {
        await using var chat = await WebChatClient.SignInAsync(server.Process, server.Congress.People.Last(person => person.Role == role));
        var refused = new List<string>();
        foreach (var (n, command) in commands.Index())
        {
            var said = await chat.AskAsync(Phrase(n));
            if (said.Any(one => one.Words.Contains(Forbidden, StringComparison.Ordinal)))
            {
                refused.Add(command.Spec.Name);
            }

            await chat.AskAsync("探完");
        }

        return refused;
    }

    /// <summary>As a dialog's file writes it; null for what no file can name: only words can stand in one.</summary>
    private static string? Nonsense(ValueType type) => type == ValueType.Text ? "\"'nonsense'\"" : null;

    private static string Phrase(int n) => string.Create(CultureInfo.InvariantCulture, $"探针{n}号");

    private static string Probe(int n, DialogCommand command) => string.Create(CultureInfo.InvariantCulture, $$"""
        dialog: probe-{{n}}
        version: 1
        kind: desk
        title: {zh-CN: {{Phrase(n)}}, en: probe {{n}}}
        start:
          phrases: {zh-CN: [{{Phrase(n)}}], en: [probe {{n}}]}
          command: /probe{{n}}
          roles: [delegate, convenor, supervisor]
        open:
          text: {zh-CN: 试一试。, en: Trying.}
          command: {{command.Spec.Name}}
          input: {{{string.Join(", ", command.Spec.Inputs.Where(input => input.Required).Select(input => $"{input.Name}: {Nonsense(input.Type)}"))}}}
        other:
          text: {zh-CN: 没看懂。, en: Not understood.}
        end:
          phrases: {zh-CN: [探完], en: [probed]}
          text: {zh-CN: 好的。, en: All right.}

        """);
}
