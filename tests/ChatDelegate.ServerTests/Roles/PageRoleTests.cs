using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Console.Layout;
using ChatDelegate.ServerTests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace ChatDelegate.ServerTests.Roles;

/// <summary>
/// Which role of the console may open which page: <c>pages.csv</c>, where whoever adds a page says who may. <c>UPDATE_SNAPSHOTS=1</c> writes the table; read it
/// before it is kept. Each page is then opened by staff and by a leader (领导), who may open a few and act on none.
/// </summary>
public sealed partial class PageRoleTests(SharedServers servers)
{
    private const string Nothing = "01890000-0000-7000-8000-00000000ffff";

    private static readonly string[] Roles = ["leader", "staff", "admin"];

    private static readonly Dictionary<string, string[]> MayOpen = new()
    {
        [ConsoleAccess.EntryPolicy] = Roles,
        [ConsoleAccess.WorkPolicy] = ["staff", "admin"],
        [ConsoleAccess.FiguresPolicy] = ["leader", "staff"],
        [ConsoleAccess.StaffPolicy] = ["staff"],
        [ConsoleAccess.AdminPolicy] = ["admin"],
    };

    /// <summary>What is no page: files.</summary>
    private static readonly (string Path, string Policy)[] Files =
    [
        ("/console/files/{id:guid}", ConsoleAccess.StaffPolicy),
        ("/console/roster/template", ConsoleAccess.AdminPolicy),
        ("/console/voting/{id:guid}/record/{edition:int}.docx", ConsoleAccess.FiguresPolicy),
    ];

    private static string Table => Path.Combine(Repository.Root, "tests", "ChatDelegate.ServerTests", "Roles", "pages.csv");

    [Fact]
    public async Task Pages_Table_SaysWhoMayOpenThem()
    {
        var found = Pages().Select(page => $"{page.Path},{string.Join(',', Roles.Select(role => MayOpen[page.Policy].Contains(role) ? "x" : string.Empty))}").Prepend($"page,{string.Join(',', Roles)}").ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllLinesAsync(Table, found, CancellationToken.None);
        }

        found.ShouldBe(await File.ReadAllLinesAsync(Table, CancellationToken.None));
    }

    [Fact]
    public async Task Pages_OpenedByLeaderAndStaff_AreRefusedAsTheTableSays()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        foreach (var role in (string[])["leader", "staff"])
        {
            using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.People.Last(person => person.Role == role));
            var refused = new List<string>();
            // What staff may open, other tests open.
            foreach (var (path, _, _) in Pages().Where(page => role == "leader" || !MayOpen[page.Policy].Contains(role)))
            {
                await console.OpenAsync(Concrete(path));
                if (console.Status == HttpStatusCode.Forbidden && console.Location.AbsolutePath == "/console/denied")
                {
                    refused.Add(path);
                }
            }

            refused.ShouldBe(Pages().Where(page => !MayOpen[page.Policy].Contains(role)).Select(page => page.Path), $"a {role}");
        }
    }

    /// <summary>Pages that a leader may not open take nothing from them either; what the others show of a vote, <see cref="Week.LeaderLook"/> tries.</summary>
    [Fact]
    public async Task Forms_SentByALeader_DoNothing()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.People.Last(person => person.Role == "leader"));
        foreach (var (path, _, _) in Pages().Where(page => MayOpen[page.Policy].Contains("leader") && !Own(page.Path)))
        {
            await console.OpenAsync(Concrete(path));
            console.Offered.ShouldBeEmpty($"{path} offers a leader nothing to do");
        }

        await console.OpenAsync("/console");
        foreach (var (form, page) in Forms().SelectMany(form => Pages().Where(page => page.Type?.Namespace == form.Namespace && !Own(page.Path)).Select(page => (form, page))))
        {
            await console.PostFormAsync(Concrete(page.Path), form.Handler);
            console.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        }
    }

    /// <summary>Their own password and authenticator are anybody's to change.</summary>
    private static bool Own(string path) => path.StartsWith("/console/account", StringComparison.Ordinal) && !path.StartsWith("/console/accounts", StringComparison.Ordinal);

    private static List<(string Path, string Policy, Type? Type)> Pages() =>
    [
        .. (from type in typeof(ConsoleApp).Assembly.GetTypes()
            from route in type.GetCustomAttributes<RouteAttribute>()
            let policy = type.GetCustomAttribute<AuthorizeAttribute>()?.Policy ?? string.Empty
            where policy.Length > 0
            select (Path: route.Template, Policy: policy, Type: (Type?)type))
            .Concat(Files.Select(file => (file.Path, file.Policy, Type: (Type?)null)))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>The forms that the console's files name, with where they are.</summary>
    private static IEnumerable<(string Namespace, string Handler)> Forms()
    {
        var root = Path.Combine(Repository.Root, "src", "ChatDelegate.Server", "Console");
        return from file in Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
               from Match form in FormName().Matches(File.ReadAllText(file))
               select ($"ChatDelegate.Server.Console.{Path.GetFileName(Path.GetDirectoryName(file))}", form.Groups[1].Value);
    }

    private static string Concrete(string path) => Gap().Replace(path, gap => gap.Value.Contains(":int", StringComparison.Ordinal) ? "1" : Nothing);

    [GeneratedRegex("""@formname="([a-z-]+)\x22""")]
    private static partial Regex FormName();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Gap();
}
