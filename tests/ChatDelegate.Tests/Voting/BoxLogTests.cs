using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Voting;

/// <summary>SQLite's log is emptied before a ballot is counted, also while the server works it into its file, as it does about once a second under load.</summary>
public sealed class BoxLogTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task EmptyLog_WhileItIsCopied_WaitsInsteadOfGivingUp()
    {
        await using var record = await TestRecord.CreateAsync(TimeProvider.System);
        var connections = record.Services.GetRequiredService<DatabaseConnections>();
        await connections.LogCopying.WaitAsync();

        var emptied = new BoxWriter(connections).EmptyLogAsync(CancellationToken.None);

        // By the time that somebody who is not held up has done it again and again, it would be done.
        using var unheld = ActivatorUtilities.CreateInstance<DatabaseConnections>(record.Services);
        for (var i = 0; i < 10; i++)
        {
            (await new BoxWriter(unheld).EmptyLogAsync(CancellationToken.None)).ShouldBeTrue();
        }

        var isEarly = emptied.IsCompleted;
        connections.LogCopying.Release();
        isEarly.ShouldBeFalse();
        (await emptied.WaitAsync(Long)).ShouldBeTrue();
        connections.LogCopying.CurrentCount.ShouldBe(1);
    }
}
