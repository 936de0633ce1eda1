using System.Text;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Server.Console.Access;

namespace ChatDelegate.Server.Console.Roster;

/// <summary>An empty roster file with the headers that the import understands, for spreadsheets to open.</summary>
internal static class RosterTemplate
{
    private const string Chinese = "姓名,代表证号,代表小组,召集人,手机,单位,新建小组\r\n";
    private const string English = "name,number,group,convenor,phone,employer,new group\r\n";

    public static void MapRosterTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/console/roster/template", Get).RequireAuthorization(ConsoleAccess.AdminPolicy).WithName("Console_RosterTemplate");

    private static IResult Get(Words words)
    {
        // The mark of UTF-8 is what makes common spreadsheet programs read the Chinese rightly.
        var text = words.Locale == Locales.Default ? Chinese : English;
        return Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", "roster.csv");
    }
}
