using ChatDelegate.Congress.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Support;

/// <summary>A record with all tables and nothing in them, where no server was ever started: made once, then copied, for the migrations take longer than most tests.</summary>
internal static class EmptyRecord
{
    private static readonly OriginalPlace Original = new(MigrateAsync);

    public static Task<ServerPlace> CopyAsync(Database database) => Original.CopyAsync(database);

    private static async Task MigrateAsync(ServerPlace place)
    {
        await using (var record = await OwnRecord.OpenAsync(place))
        {
            // The writer has opened the file before anybody else does: two at once cannot both change it to a file with a log.
            await record.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (_, _) => Task.FromResult(0), CancellationToken.None);
            await using var db = await record.ContextAsync();
            await db.Database.MigrateAsync();
        }

        SqliteConnection.ClearAllPools();
    }
}
