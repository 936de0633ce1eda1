using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.Support;

/// <summary>What a delegate does in the chat, by what they mean to do; the words are those of dialogs/.</summary>
public sealed class DelegateAtWork(ServerProcess server, WebChatClient chat, DemoPerson person)
{
    private readonly Guid _person = Guid.Parse(person.Id);

    public WebChatClient Chat { get; } = chat;

    public static async Task<DelegateAtWork> SignInAsync(SharedServer server, string locale = "zh-CN")
    {
        var person = server.Congress.Next();
        return new DelegateAtWork(server.Process, await WebChatClient.SignInAsync(server.Process, person, locale), person);
    }

    public async Task TakeNotesAsync(params IReadOnlyList<string> notes)
    {
        await Chat.AskAsync("随手记");
        foreach (var note in notes)
        {
            await Chat.AskAsync(note);
        }

        await Chat.AskAsync("完成");
    }

    /// <summary>Texts of all notes ever taken, in order.</summary>
    public Task<IReadOnlyList<string>> NotesAsync() =>
        server.Place.ReadAsync("""select "Text" from "Notes" where "AuthorId" = @person order by "Number" """, ("person", _person));

    /// <summary>Asks for drafts from everything new; returns at once.</summary>
    public async Task<string> AskForDraftsAsync(string? key = null)
    {
        await Chat.AskAsync("写建议");
        return await Chat.SendAsync("全部新的", key);
    }

    /// <summary>Waits until no drafting is under way and everything about it has been said.</summary>
    public Task DraftedAsync() => Deadline.UntilAsync(
        async () => await JobsAsync("""and "State" in ('Waiting', 'Running')""") == 0 && await JobsAsync(string.Empty) > 0
            && await server.Place.CountAsync("""select count(*) from "Notices" where "PersonId" = @person and "SaidAt" is null""", ("person", _person)) == 0,
        () => $"drafts\n{server.Output[Math.Max(0, server.Output.Length - 4000)..]}");

    public Task<long> JobsAsync(string more) => server.Place.CountAsync($"""select count(*) from "DraftingJobs" where "PersonId" = @person {more}""", ("person", _person));

    public async Task<IReadOnlyList<SuggestionRow>> SuggestionsAsync()
    {
        const string mine = """from "Suggestions" where "AuthorId" = @person order by "Ordinal" """;
        var ids = await server.Place.ReadAsync($"""select "Id" {mine}""", ("person", _person));
        var rows = new List<SuggestionRow>();
        foreach (var id in ids.Select(Guid.Parse))
        {
            async Task<string> ReadAsync(string sql) => (await server.Place.ReadAsync(sql, ("id", id))).Single();
            rows.Add(new SuggestionRow(
                id,
                int.Parse(await ReadAsync("""select "Ordinal" from "Suggestions" where "Id" = @id"""), System.Globalization.CultureInfo.InvariantCulture),
                await ReadAsync("""select "Title" from "Suggestions" where "Id" = @id"""),
                await ReadAsync("""select "State" from "Suggestions" where "Id" = @id"""),
                JsonNode.Parse(await ReadAsync("""select v."Sentences" from "SuggestionVersions" v join "Suggestions" s on s."Id" = v."SuggestionId" and s."Version" = v."N" where s."Id" = @id"""))!.AsArray(),
                JsonNode.Parse(await ReadAsync("""select v."Questions" from "SuggestionVersions" v join "Suggestions" s on s."Id" = v."SuggestionId" and s."Version" = v."N" where s."Id" = @id"""))!.AsArray()));
        }

        return rows;
    }

    /// <summary>Opens one of their suggestions, submits it and says yes to the question whether it was checked.</summary>
    public async Task SubmitAsync(SuggestionRow suggestion)
    {
        await OpenAsync(suggestion);
        await Chat.AskAsync("提交");
        var said = await Chat.AskAsync("是");
        string.Join('\n', said.Select(one => one.Words)).ShouldContain("已提交");
    }

    public async Task OpenAsync(SuggestionRow suggestion)
    {
        await Chat.AskAsync("我的建议");
        await Chat.AskAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"打开{suggestion.Ordinal}"));
    }
}

/// <summary>A suggestion as the record has it, in the version in force.</summary>
public sealed record SuggestionRow(Guid Id, int Ordinal, string Title, string State, JsonArray Sentences, JsonArray Questions);
