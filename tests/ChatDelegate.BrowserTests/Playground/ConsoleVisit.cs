using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>A member of staff at the console, for what the Playground's person then hears of.</summary>
internal static class ConsoleVisit
{
    /// <summary>Answers a delegate's request for a person (转人工).</summary>
    public static async Task<ConsoleClient> AnswerAsync(House house, SharedServer server, DemoPerson person, string text)
    {
        var request = (await server.Place.ReadAsync("""select "Id" from "HandOverRequests" where "PersonId" = @person""", ("person", Guid.Parse(person.Id)))).Single();
        var staff = await ComeInAsync(house, server);
        await staff.OpenAsync($"/console/handover/{request}");
        await staff.SubmitAsync("Answer.Text", ("Answer.Text", text));
        return staff;
    }

    private static async Task<ConsoleClient> ComeInAsync(House house, SharedServer server)
    {
        await house.StaffDoor.WaitAsync();
        try
        {
            return await ConsoleClient.SignInAsync(server.Process, server.Congress.People.First(person => person.Role == "staff"));
        }
        finally
        {
            house.StaffDoor.Release();
        }
    }
}
