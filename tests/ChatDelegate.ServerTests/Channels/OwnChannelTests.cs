using ChatDelegate.Congress.Conversations;
using ChatDelegate.Server.Console.Reach;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Channels;

/// <summary>A channel is one class and its registration: everything else in the product works with it as it is.</summary>
public sealed class OwnChannelTests
{
    private const string Number = "13900000000";

    [Fact]
    public async Task OwnChannel_Registered_SignsInTalksAndTakesNumbersForButtons()
    {
        await using var server = await OwnChannelServer.StartAsync();
        var slip = await server.SlipAsync();

        await server.SendAsync(Number, "你好", "m1");
        (await server.ReadAsync(Number, 1)).ShouldHaveSingleItem().ShouldContain("登录码");
        await server.SendAsync(Number, slip.Code, "m2");
        var welcome = (await server.ReadAsync(Number, 2))[1];
        welcome.ShouldContain("#2 [随手记]", Case.Sensitive, "the card came as text");
        await server.SendAsync(Number, "#2", "m3");
        var asked = await server.ReadAsync(Number, 3);
        await server.SendAsync(Number, "#2", "m3");
        await server.SendAsync(Number, "滨河苑停车难", "m4");

        var read = await server.ReadAsync(Number, 4);
        asked[2].ShouldContain("一件事发一条");
        read.Count.ShouldBe(4, "the second delivery of a message does nothing");
        read[3].ShouldContain("第 1 条");
    }

    [Fact]
    public async Task OwnChannel_TakesNothing_PersonIsListedAndReadsAllInOrderOnceHeardFrom()
    {
        await using var server = await OwnChannelServer.StartAsync();
        var slip = await server.SlipAsync();
        await server.SendAsync(Number, slip.Code, "m1");
        await server.ReadAsync(Number, 1);
        server.Pager.Bar(Number, "NumberBarred");

        await server.SendAsync(Number, "随手记", "m2");

        var desk = server.Services.GetRequiredService<ReachDesk>();
        await Deadline.UntilAsync(async () => (await desk.RowsAsync(slip.Body, null, 1, CancellationToken.None)).Rows.Any(row => row.PersonId == slip.Person && row.Since is not null), () => "the person on the list");
        var listed = (await desk.RowsAsync(slip.Body, null, 1, CancellationToken.None)).Rows.Single(row => row.PersonId == slip.Person);
        (listed.Channel, listed.Reason.Answer).ShouldBe(("pager", "NumberBarred"));
        server.Pager.ReadBy(Number).Count.ShouldBe(1);

        server.Pager.Unbar(Number);
        await server.SendAsync(Number, "滨河苑停车难", "m3");

        var read = await server.ReadAsync(Number, 3);
        read[1].ShouldContain("一件事发一条");
        read[2].ShouldContain("第 1 条");
        await using var db = await server.OpenAsync();
        (await db.Set<Conversation>().SingleAsync(row => row.Channel == "pager")).Unreachable.ShouldBeNull();
    }
}
