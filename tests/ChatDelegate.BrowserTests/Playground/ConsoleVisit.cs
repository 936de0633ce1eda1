using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>A member of staff at the console, for what the Playground's person then hears of.</summary>
internal static class ConsoleVisit
{
    /// <summary>Answers a delegate's request for a person (转人工).</summary>
    public static async Task<ConsoleClient> AnswerAsync(SharedServer server, DemoPerson person, string text)
    {
        var request = (await server.Place.ReadAsync("""select "Id" from "HandOverRequests" where "PersonId" = @person""", ("person", Guid.Parse(person.Id)))).Single();
        var staff = await ConsoleClient.SignInAsync(server.Process, server.Congress.People.First(person => person.Role == "staff"));
        await staff.OpenAsync($"/console/handover/{request}");
        await staff.SubmitAsync("Answer.Text", ("Answer.Text", text));
        return staff;
    }
}
