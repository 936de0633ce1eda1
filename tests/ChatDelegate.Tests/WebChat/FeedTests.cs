using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.WebChat;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.WebChat;

/// <summary>A transcript as the page's feed.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private const string Room = "room";

    private readonly FakeTime _time = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private TestRecord _record = null!;
    private ConversationNews _news = null!;
    private ConversationFeed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(_time);
        _news = new ConversationNews(_record.Services.GetRequiredService<DatabaseConnections>());
        _feed = new ConversationFeed(_record.Store, _news);
        await WriteAsync(db => db.Add(new Conversation { Id = _id, Channel = ChannelIds.WebChat, ExternalId = Room, HeardAt = _time.GetUtcNow() }));
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public async Task Read_ChangeOfAnEarlierEntry_StandsInItsPlace()
    {
        await SayAsync("bot", "1", "bot", "2", "bot", "3");
        await SayAgainAsync("room|0000002", "2 changed");

        var batch = await _feed.ReadAsync(Room, 0, 100, CancellationToken.None);

        Texts(batch).ShouldBe("1, 2 changed, 3");
        batch.Watermark.ShouldBe(4);
    }

    [Fact]
    public async Task Read_OnlyTheChange_ComesWithThePlaceOfTheFirst()
    {
        await SayAsync("bot", "1", "bot", "2");
        await SayAgainAsync("room|0000001", "1 changed");

        var batch = await _feed.ReadAsync(Room, 2, 100, CancellationToken.None);

        Texts(batch).ShouldBe("1 changed");
        Place(batch.Activities[0]).ShouldBe(1);
    }

    [Fact]
    public async Task Read_SameWordsSentTwice_BothEchoesComeForThePageWaitsForEach()
    {
        await SayAsync("user", "1");
        await AppendAsync("room|0000001", "user", "1", """{"clientActivityID":"second"}""");

        var batch = await _feed.ReadAsync(Room, 0, 100, CancellationToken.None);

        batch.Activities.Count.ShouldBe(2);
        batch.Activities[1].ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("second");
        Place(batch.Activities[1]).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"clientActivityID":"a"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"a":1,"a":2,"webchat:sequence-id":99}""")]
    [InlineData("""{"a":{"}":"}"}} """)]
    public async Task Read_WhateverAClientPutIntoChannelData_KeepsItAndAddsThePlace(string data)
    {
        await AppendAsync("room|0000001", "user", "1", data);

        var activity = (await _feed.ReadAsync(Room, 0, 100, CancellationToken.None)).Activities.Single();

        activity.ChannelData!.Value.GetRawText().ShouldStartWith(data.Trim()[..^1]);
        Place(activity).ShouldBe(1);
        Encoding.UTF8.GetString(ActivityJson.Write(activity)).ShouldContain("webchat:sequence-id");
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public async Task Read_ChannelDataThatIsNoObject_StaysAsItIs(string data)
    {
        await AppendAsync("room|0000001", "user", "1", data);

        (await _feed.ReadAsync(Room, 0, 100, CancellationToken.None)).Activities.Single().ChannelData!.Value.GetRawText().ShouldBe(data);
    }

    [Fact]
    public async Task Read_WatermarkFromBeforeARestoredBackup_BringsTheHistory()
    {
        await SayAsync("bot", "1", "bot", "2");

        var batch = await _feed.ReadAsync(Room, 500, 100, CancellationToken.None);

        Texts(batch).ShouldBe("1, 2");
        batch.Watermark.ShouldBe(2);
    }

    [Fact]
    public async Task Follow_StretchByStretchThenNews()
    {
        await SayAsync("bot", "1", "bot", "2", "bot", "3");
        await using var feed = _feed.FollowAsync(Room, 0, 2, CancellationToken.None).GetAsyncEnumerator();

        (await NextAsync(feed)).ShouldBe("1, 2");
        (await NextAsync(feed)).ShouldBe("3");
        var next = NextAsync(feed);
        await SayAsync("bot", "4");
        _news.Ring(Room, 4);
        (await next).ShouldBe("4");
    }

    [Fact]
    public async Task Follow_NewsOfWhatWasReadAlready_AsksTheDatabaseNothing()
    {
        await SayAsync("bot", "1");
        await using var feed = _feed.FollowAsync(Room, 0, 100, CancellationToken.None).GetAsyncEnumerator();
        await NextAsync(feed);
        var next = NextAsync(feed);

        // A look at the database would find it.
        await SayAsync("bot", "2");
        _news.Ring(Room, 1);
        _news.Ring("another room", 2);
        await Task.Yield();
        next.IsCompleted.ShouldBeFalse();

        _news.Ring(Room, 2);
        (await next).ShouldBe("2");
    }

    [Fact]
    public async Task Follow_NewsMayHaveBeenMissed_Looks()
    {
        await using var feed = _feed.FollowAsync(Room, 0, 100, CancellationToken.None).GetAsyncEnumerator();
        var next = NextAsync(feed);
        _news.RingAll();
        await SayAsync("bot", "1");

        _news.RingAll();

        (await next).ShouldBe("1");
    }

    [Theory]
    [InlineData("1/room", true)]
    [InlineData("room", false)]
    [InlineData("x/room", false)]
    [InlineData("/room", false)]
    public async Task Hear_WhatAnotherInstanceAnnounced_WakesIfItCanBeRead(string announcement, bool wakes)
    {
        using var watch = _news.Watch(Room);
        var later = watch.LaterThanAsync(0, CancellationToken.None);

        _news.Hear(announcement);
        if (!wakes)
        {
            later.IsCompleted.ShouldBeFalse();
            _news.Ring(Room, 1);
        }

        await later;
    }

    [Fact]
    public async Task Open_ConnectionOutOfThePool_StillKnowsWhatItWasTold()
    {
        var connections = _record.Services.GetRequiredService<DatabaseConnections>();
        for (var n = 0; n < 3; n++)
        {
            await using var connection = await connections.OpenAsync(CancellationToken.None);
            await using var asked = connection.CreateCommand();
            asked.CommandText = "select (select foreign_keys from pragma_foreign_keys) || ' ' || (select timeout from pragma_busy_timeout) || ' ' || (select synchronous from pragma_synchronous)";
            (await asked.ExecuteScalarAsync()).ShouldBe("1 10000 2");
        }
    }

    private async Task SayAsync(params string[] said)
    {
        for (var n = 0; n < said.Length; n += 2)
        {
            await AppendAsync(null, said[n], said[n + 1], null);
        }
    }

    private Task<bool> SayAgainAsync(string id, string text) => AppendAsync(id, "bot", text, null);

    private Task<bool> AppendAsync(string? id, string role, string text, string? data) => WriteAsync(db =>
    {
        var conversation = db.Set<Conversation>().AsTracking().Single();
        var seq = ++conversation.LastSeq;
        id ??= $"{Room}|{seq:D7}";
        var channelData = data is null ? string.Empty : $",\"channelData\":{data}";
        db.Add(new TranscriptEntry
        {
            ConversationId = _id,
            Seq = seq,
            ActivityId = id,
            FromPerson = role == "user",
            Activity = $"{{\"type\":\"message\",\"id\":\"{id}\",\"text\":\"{text}\",\"from\":{{\"id\":\"x\",\"role\":\"{role}\"}}{channelData}}}",
            At = _time.GetUtcNow(),
        });
    });

    private Task<bool> WriteAsync(Action<CongressDb> write) => _record.Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        write(session.Db);
        return Task.FromResult(true);
    }, CancellationToken.None);

    private static async Task<string> NextAsync(IAsyncEnumerator<ActivityBatch> feed)
    {
        (await feed.MoveNextAsync()).ShouldBeTrue();
        return Texts(feed.Current);
    }

    private static string Texts(ActivityBatch batch) => string.Join(", ", batch.Activities.Select(activity => activity.Text));

    private static long Place(Activity activity) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(activity.ChannelData!.Value.GetRawText())!["webchat:sequence-id"].GetInt64();
}
