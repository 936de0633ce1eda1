using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Server.Hosting;
using ChatDelegate.ServerTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.ServerTests.Roles;

/// <summary>
/// Which role may run which command: <c>commands.csv</c>, where whoever adds a command says who may run it. <c>UPDATE_SNAPSHOTS=1</c> writes the table;
/// read it before it is kept. Each is also tried by every role, through a dialog that forbids nobody, with inputs that mean nothing.
/// </summary>
public sealed class CommandRoleTests
{
    private const string Forbidden = "这项操作不在您的权限内";

    /// <summary>Convenors are delegates, too.</summary>
    private static readonly (string Role, string[] Has)[] Roles = [("delegate", ["delegate"]), ("convenor", ["delegate", "convenor"]), ("supervisor", ["supervisor"]), ("leader", ["leader"])];

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
        var commands = Commands();
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
            List<ChatActivity> said = [.. await chat.AskAsync(Phrase(n))];
            foreach (var answer in Asked(command).Select(input => Answer(input.Type)))
            {
                said.AddRange(await chat.AskAsync(answer));
            }

            if (said.Any(one => one.Words.Contains(Forbidden, StringComparison.Ordinal)))
            {
                refused.Add(command.Spec.Name);
            }

            await chat.AskAsync(Asked(command).Any() ? "取消" : "探完");
        }

        return refused;
    }

    /// <summary>Words can stand in a dialog's file; all else must be asked for.</summary>
    private static IEnumerable<CommandInput> Asked(DialogCommand command) => command.Spec.Inputs.Where(input => input.Required && input.Type != ValueType.Text);

    private static string Answer(ValueType type) => type switch
    {
        ValueType.Number => "7",
        ValueType.Flag => "是",
        ValueType.List => "甲",
        _ => throw new NotSupportedException($"Say here how somebody answers with a {type}."),
    };

    private static string Field(CommandInput input) => input.Type switch
    {
        ValueType.Number => $"{{id: {input.Name}, type: number, label: {{zh-CN: {input.Name} 数, en: number {input.Name}}}, ask: {{zh-CN: 几？, en: How many?}}}}",
        ValueType.Flag => $"{{id: {input.Name}, type: bool, label: {{zh-CN: {input.Name} 是否, en: whether {input.Name}}}, ask: {{zh-CN: 是吗？, en: Is it?}}}}",
        ValueType.List => $"{{id: {input.Name}, type: multichoice, label: {{zh-CN: {input.Name} 哪些, en: which {input.Name}}}, ask: {{zh-CN: 哪些？, en: Which?}}, options: [{{id: a, label: {{zh-CN: 甲, en: a}}}}]}}",
        _ => throw new NotSupportedException($"Say here how somebody is asked for a {input.Type}."),
    };

    private static string Phrase(int n) => string.Create(CultureInfo.InvariantCulture, $"探针{n}号");

    private static string Probe(int n, DialogCommand command) => Asked(command).Any() ? Form(n, command) : Desk(n, command);

    private static string Start(int n) => string.Create(CultureInfo.InvariantCulture, $$"""
        dialog: probe-{{n}}
        version: 1
        title: {zh-CN: {{Phrase(n)}}, en: probe {{n}}}
        start:
          phrases: {zh-CN: [{{Phrase(n)}}], en: [probe {{n}}]}
          command: /probe{{n}}
          roles: [{{string.Join(", ", Roles.Select(role => role.Role))}}]
        """);

    private static string Inputs(DialogCommand command) =>
        string.Join(", ", command.Spec.Inputs.Where(input => input.Required).Select(input => $"{input.Name}: {(input.Type == ValueType.Text ? "\"'nonsense'\"" : input.Name)}"));

    private static string Form(int n, DialogCommand command) => $$"""
        {{Start(n)}}
        fields:
        {{string.Join('\n', Asked(command).Select(input => $"  - {Field(input)}"))}}
        summary: none
        submit:
          command: {{command.Spec.Name}}
          input: {{{Inputs(command)}}}
        done: {zh-CN: 好的。, en: All right.}

        """;

    private static string Desk(int n, DialogCommand command) => $$"""
        {{Start(n)}}
        kind: desk
        open:
          text: {zh-CN: 试一试。, en: Trying.}
          command: {{command.Spec.Name}}
          input: {{{Inputs(command)}}}
        other:
          text: {zh-CN: 没看懂。, en: Not understood.}
        end:
          phrases: {zh-CN: [探完], en: [probed]}
          text: {zh-CN: 好的。, en: All right.}

        """;
}
