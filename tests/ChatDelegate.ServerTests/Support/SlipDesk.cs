using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Support;

/// <summary>Hands out sign-in slips as staff do in the console.</summary>
public static class SlipDesk
{
    public static async Task<IssuedSlip> IssueAsync(ServerPlace place, DemoPerson person)
    {
        var personId = Guid.Parse(person.Id);
        var body = (await place.ReadAsync("""select "BodyId" from "Seats" where "PersonId" = @person""", ("person", personId)))[0];
        await using var record = await OwnRecord.OpenAsync(place, (services, configuration) => services.AddRoster(configuration));
        var slip = await record.Services.GetRequiredService<SignInService>().IssueAsync(personId, Guid.Parse(body), Actor.System, CancellationToken.None);
        return slip ?? throw new InvalidOperationException($"No slip for {person.Name}.");
    }
}
