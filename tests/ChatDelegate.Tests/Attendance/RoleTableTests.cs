using ChatDelegate.Congress.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Attendance;

/// <summary>Who may run which command of the week at all; for which group, the commands themselves ask the roster.</summary>
public sealed class RoleTableTests
{
    private const string Everybody = "delegate convenor supervisor staff admin handling-officer";

    [Theory]
    [InlineData("tasks.show", Everybody)]
    [InlineData("tasks.done", "delegate convenor supervisor staff")]
    [InlineData("plan.move", "convenor")]
    [InlineData("attendance.open", "delegate convenor supervisor")]
    [InlineData("attendance.start", "convenor")]
    [InlineData("attendance.end", "convenor")]
    [InlineData("attendance.add", "convenor")]
    [InlineData("attendance.out", "convenor")]
    [InlineData("attendance.missing", "convenor")]
    [InlineData("attendance.place", "convenor")]
    [InlineData("leave.ask", "delegate")]
    [InlineData("script.open", "convenor")]
    [InlineData("script.start", "convenor")]
    [InlineData("script.next", "convenor")]
    [InlineData("script.look", "convenor")]
    [InlineData("script.act", "convenor")]
    [InlineData("script.skip", "convenor")]
    [InlineData("script.repeat", "convenor")]
    [InlineData("script.reason", "convenor")]
    [InlineData("supervision.open", "supervisor")]
    [InlineData("supervision.file", "supervisor")]
    public async Task Command_IsForTheseRolesAndNoOthers(string command, string roles)
    {
        await using var week = await WeekHouse.OpenAsync();

        Commands(week).Single(one => one.Spec.Name == command).Roles.ShouldBe(roles.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task Table_HasEveryCommandOfTheWeek()
    {
        await using var week = await WeekHouse.OpenAsync();
        var table = typeof(RoleTableTests).GetMethod(nameof(Command_IsForTheseRolesAndNoOthers))!.GetCustomAttributesData()
            .Select(row => row.ConstructorArguments.Count > 0 && row.ConstructorArguments[0].Value is IReadOnlyList<System.Reflection.CustomAttributeTypedArgument> given ? (string?)given[0].Value : null).OfType<string>();

        Commands(week).Select(command => command.Spec.Name).Where(name => name.Split('.')[0] is "tasks" or "plan" or "attendance" or "leave" or "script" or "supervision").ShouldBe(table, ignoreOrder: true);
    }

    private static IEnumerable<DialogCommand> Commands(WeekHouse week) => week.House.Services.GetServices<DialogCommand>();
}
