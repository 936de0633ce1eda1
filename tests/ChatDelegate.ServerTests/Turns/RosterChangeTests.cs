using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>Who somebody is counts from the moment that the record says so, by whichever way that came, though turns go by what was read before.</summary>
public sealed class RosterChangeTests(SharedServers servers)
{
    [Theory]
    [EachDatabase(
        """update "People" set "Active" = @no where "Id" = @person""",
        """delete from "Seats" where "PersonId" = @person""")]
    public async Task Say_NoLongerOnTheRoll_IsToldSoAtOnce(Database database, string change)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.AskAsync("帮助");
        await chat.AskAsync("帮助");

        await server.Process.Place.ExecuteAsync(change, ("person", Guid.Parse(person.Id)), ("no", false));

        string.Join('\n', (await chat.AskAsync("帮助")).Select(one => one.Words)).ShouldContain("已停用");
    }

    [Theory]
    [EachDatabase]
    public async Task Say_RenamedMeanwhile_IsCalledByTheNewName(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.AskAsync("首页");

        await server.Process.Place.ExecuteAsync("""update "People" set "Name" = '欧阳新名' where "Id" = @person""", ("person", Guid.Parse(person.Id)));

        string.Join('\n', (await chat.AskAsync("首页")).Select(one => one.Words)).ShouldContain("欧阳新名");
    }
}
