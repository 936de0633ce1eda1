using System.Text;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Versions;

/// <summary>A state that cannot be read is never thrown away: it is set aside, and the person is told in words.</summary>
public sealed class LostStateTests(SharedServers servers)
{
    private const string Note = "东街路灯坏了三盏。";

    public static TheoryData<Database, string, byte[], bool, string, string> Unreadable
    {
        get
        {
            var rows = new TheoryData<Database, string, byte[], bool, string, string>();
            foreach (var database in Enum.GetValues<Database>())
            {
                foreach (var (what, state, isSealed, why, words) in Cases())
                {
                    rows.Add(new TheoryDataRow<Database, string, byte[], bool, string, string>(database, what, state, isSealed, why, words)
                    {
                        Skip = database == Database.Postgres ? PostgresCluster.Missing : null,
                    });
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Message_StateCannotBeRead_IsAnsweredInWordsAndTheStateSetAside(Database database, string what, byte[] state, bool isSealed, string why, string words)
    {
        var server = await servers.GetAsync(database);
        var work = await DelegateAtWork.SignInAsync(server);
        await work.Chat.AskAsync("随手记");
        await work.Chat.AskAsync(Note);
        var conversation = await SpoilAsync(server, work.Chat, state, isSealed);

        var answer = await work.Chat.AskAsync("你好");

        string.Join('\n', answer.Select(one => one.Words)).ShouldContain(words, Case.Sensitive, what);
        (await AsideAsync(server, conversation)).ShouldBe([$"{Convert.ToHexString(state)} {isSealed} {why}"]);
        (await work.NotesAsync()).ShouldBe([Note]);
        await Deadline.UntilAsync(() => Task.FromResult(server.Process.Output.Contains($"{conversation} cannot be read", StringComparison.Ordinal)), () => "the line in the log");
        await work.Chat.AskAsync("随手记");
        await work.Chat.AskAsync("西湖社区停车难。");
        (await work.NotesAsync()).ShouldBe([Note, "西湖社区停车难。"]);
        (await AsideAsync(server, conversation)).Count.ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Notice_StateCannotBeRead_IsSaidAndLeavesTheStateForThePersonsTurn(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.AskAsync("随手记");
        byte[] state = [.. "{broken"u8];
        var conversation = await SpoilAsync(server, chat, state, isSealed: false);

        await server.Place.ExecuteAsync(
            """insert into "Notices" ("Id", "PersonId", "About", "Replies", "At") values (@id, @person, 'test', '{"zh-CN": [{"text": "一条消息", "quickReplies": []}]}', 1)""",
            ("id", Guid.CreateVersion7()), ("person", Guid.Parse(person.Id)));
        await chat.WaitForAsync(one => one.Words == "一条消息", "the notice");

        (await server.Place.ReadAsync("""select "LastSeq" from "Conversations" where "Id" = @id""", ("id", conversation))).ShouldHaveSingleItem();
        (await AsideAsync(server, conversation)).ShouldBeEmpty();
        string.Join('\n', (await chat.AskAsync("你好")).Select(one => one.Words)).ShouldContain("没能恢复");
        (await AsideAsync(server, conversation)).ShouldHaveSingleItem();
    }

    private static IEnumerable<(string What, byte[] State, bool Sealed, string Why, string Words)> Cases()
    {
        yield return ("cut off", [.. """{"format":1,"frames":[{"dia"""u8], false, "Corrupted", "没能恢复");
        yield return ("no text at all", [0, 255, 254, 1, 2, 3], false, "Corrupted", "没能恢复");
        yield return ("sealed with another key", [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 7))], true, "Corrupted", "没能恢复");
        yield return ("of a newer program", Encoding.UTF8.GetBytes("""{"format":99,"frames":{"new":"shape"}}"""), false, "Newer", "系统版本有变动");
    }

    private static async Task<Guid> SpoilAsync(SharedServer server, WebChatClient chat, byte[] state, bool isSealed)
    {
        var changed = await server.Place.ExecuteAsync(
            """update "Conversations" set "Version" = "Version" + 1, "State" = @state, "StateSealed" = @sealed where "ExternalId" = @external""",
            ("state", state), ("sealed", isSealed), ("external", chat.ConversationId));
        changed.ShouldBe(1);
        return Guid.Parse((await server.Place.ReadAsync("""select "Id" from "Conversations" where "ExternalId" = @external""", ("external", chat.ConversationId))).Single());
    }

    private static async Task<IReadOnlyList<string>> AsideAsync(SharedServer server, Guid conversation)
    {
        await using var connection = await server.Place.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """select "State", "Sealed", "Why" from "LostStates" where "ConversationId" = @id""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("id", conversation);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add($"{Convert.ToHexString(reader.GetFieldValue<byte[]>(0))} {reader.GetBoolean(1)} {reader.GetString(2)}");
        }

        return rows;
    }
}
