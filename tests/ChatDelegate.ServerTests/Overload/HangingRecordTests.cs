using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>More comes than can be done, here because the record stands still: what has no room is told so, and afterwards all is as before.</summary>
public sealed class HangingRecordTests
{
    private const int People = 100;
    private const int Room = 64;
    private const int AtOnce = 4;

    [Theory]
    [EachDatabase]
    public async Task Messages_FromMany_AreRefusedAtOnceOrInGoodTimeAndTakenAfterwards(Database database)
    {
        await using var server = await SharedServer.StartAsync(
            database, ("Admission:MostWaiting", $"{Room}"), ("Admission:AtOnce", $"{AtOnce}"), ("Admission:LongestWait", "00:00:01"));
        await using var teams = await TeamsClient.StartAsync(server.Process);
        var ids = Enumerable.Range(0, People).Select(number => $"m{number}").ToList();

        List<Task<HttpResponseMessage>> posts;
        await using (await StandStillAsync(server.Place))
        {
            posts = [.. ids.Select(id => PostAsync(server, teams, id))];
            await Deadline.UntilAsync(() => Task.FromResult(posts.Count(post => post.IsCompleted) >= People - AtOnce), () => "all refused but those that have begun");
            if (database == Database.Postgres)
            {
                // One table stands still there, on SQLite all of the record, which is more than being busy.
                (await server.Process.Http.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative))).ShouldBe("busy");
            }

            posts.Count(post => !post.IsCompleted).ShouldBe(AtOnce, "what has begun may already be durable");
        }

        var answers = await Task.WhenAll(posts);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(AtOnce);
        var refused = answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ToList();
        refused.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);

        // The channel delivers everything again, as it does after a 429 or no answer.
        foreach (var id in ids)
        {
            await Deadline.UntilAsync(async () => (await PostAsync(server, teams, id)).StatusCode == HttpStatusCode.OK, () => $"{id} taken");
        }

        (await server.Place.CountAsync("""select count(*) from "Receipts" where "Key" like 'm%'""")).ShouldBe(People);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [EachDatabase]
    public async Task WebChatStart_WithoutRoom_429FromWhichTheClientRecovers(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, ("Admission:AtOnce", "1"), ("Admission:LongestWait", "00:00:01"));
        await using var teams = await TeamsClient.StartAsync(server.Process);
        await using var chat = await server.Congress.SignInAsync();

        await using (await StandStillAsync(server.Place))
        {
            // As soon as one of two has been refused, the other has begun.
            using var refused = await await Task.WhenAny(PostAsync(server, teams, "m1"), PostAsync(server, teams, "m2"));
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await chat.StartConversationAsync(chat.Token)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        (await chat.StartConversationAsync(chat.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Nothing can be written until this is given up.</summary>
    private static async Task<DbTransaction> StandStillAsync(ServerPlace place)
    {
        var connection = await place.OpenAsync();
        var transaction = await connection.BeginTransactionAsync(); // on SQLite it is the one writer from here on
        if (place.Postgres is not null)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """lock table "Conversations" in access exclusive mode""";
            await command.ExecuteNonQueryAsync();
        }

        return transaction;
    }

    /// <summary>A message from somebody who has sent no other.</summary>
    private static Task<HttpResponseMessage> PostAsync(SharedServer server, TeamsClient teams, string id) =>
        server.Process.Http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), teams.Activity("message", id, message =>
        {
            message["text"] = "你好";
            message["from"]!["id"] = $"29:{id}";
            message["conversation"]!["id"] = $"a:{id}";
        }));
}
