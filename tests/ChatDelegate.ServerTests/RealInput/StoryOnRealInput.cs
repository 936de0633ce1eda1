using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.RealInput;

/// <summary>
/// Plays the whole job on a file of real messages and prints what came of it, to be judged by reading. Run by hand with
/// tests/real-input/run; never part of a test run.
/// </summary>
public sealed class StoryOnRealInput(ITestOutputHelper output)
{
    private const string Comment = "请补充说明涉及的户数和已经向哪些部门反映过。";
    private const string Answer = "涉及广铁集团职工购房户，已向住建部门反映过，附件材料随后补交。";
    private readonly List<(string What, string Figure)> _figures = [];

    [Fact(Explicit = true)]
    public async Task Play_NotesToAcceptedSuggestion_KilledTwice()
    {
        var file = Environment.GetEnvironmentVariable(RealMessages.Variable) ?? throw new InvalidOperationException($"{RealMessages.Variable} names no file.");
        var database = Enum.Parse<Database>(Environment.GetEnvironmentVariable("CHATDELEGATE_REAL_DATABASE") ?? nameof(Database.Sqlite), ignoreCase: true);
        var messages = RealMessages.Read(file);
        Figure("messages played", messages.Count);
        Figure("of them on the estate", messages.Count(RealMessages.IsOnEstate));
        await using var server = await SharedServer.StartAsync(database);
        var work = await DelegateAtWork.SignInAsync(server);
        await using var chat = work.Chat;

        await TakeNotesAsync(server, work, messages);
        await DraftAsync(server, work);
        var drafts = await work.SuggestionsAsync();
        await PrintAsync(server, drafts);
        Judge(drafts, await SourcesAsync(server));
        await ReviewAsync(server, work, drafts);

        var audit = await ServerProcess.RunAsync(server.Place, ["verify-audit"]);
        Figure("verify-audit", audit.Out.Trim());
        audit.Code.ShouldBe(0);
        output.WriteLine("\n| what | figure |\n|---|---|");
        _figures.ForEach(row => output.WriteLine($"| {row.What} | {row.Figure} |"));
    }

    private async Task TakeNotesAsync(SharedServer server, DelegateAtWork work, IReadOnlyList<string> messages)
    {
        await work.Chat.AskAsync("随手记");
        var (acknowledged, repeated, watch) = (0, 0, Stopwatch.StartNew());
        var killing = Task.CompletedTask;
        for (var i = 0; i < messages.Count; i++)
        {
            if (i == messages.Count / 2)
            {
                killing = server.Process.KillAsync();
            }

            try
            {
                await work.Chat.SendAsync(messages[i], $"note-{i}");
            }
            catch (HttpRequestException)
            {
                await killing;
                Figure("killed while note", i + 1);
                Figure("notes acknowledged before the kill", acknowledged);
                Figure("notes in the record after the kill", (await work.NotesAsync()).Count);
                (await work.NotesAsync()).Count.ShouldBeInRange(acknowledged, acknowledged + 1);
                await server.Process.RestartAsync();
                await work.Chat.ReconnectAsync();
                await work.Chat.SendAsync(messages[i], $"note-{i}");
                repeated++;
            }

            acknowledged++;
        }

        var last = await work.Chat.AskAsync("完成");
        output.WriteLine(last[^1].Words);
        repeated.ShouldBe(1);
        Figure("notes sent again after the kill", repeated);
        Figure("seconds for all notes, with a restart", watch.Elapsed.TotalSeconds);
        var notes = await work.NotesAsync();
        Figure("notes in the record", notes.Count);
        notes.Select(Normal).ShouldBe(messages.Select(Normal), "each message is a note, once, in order");
    }

    private async Task DraftAsync(SharedServer server, DelegateAtWork work)
    {
        var watch = Stopwatch.StartNew();
        var asked = await work.Chat.AnswersAsync(await work.AskForDraftsAsync("draft"));
        output.WriteLine(asked[^1].Words);
        await Deadline.UntilAsync(async () => await work.JobsAsync("""and "State" <> 'Waiting'""") == 1, () => "a job under way");
        Figure("job when the server was killed", await work.JobsAsync("""and "State" = 'Running'""") == 1 ? "running" : "finished");
        await server.Process.RestartAsync();
        await work.Chat.ReconnectAsync();
        await work.DraftedAsync();
        Figure("seconds to the drafts, with a kill", watch.Elapsed.TotalSeconds);
        Figure("drafting jobs", await work.JobsAsync(string.Empty));
        (await work.JobsAsync(string.Empty)).ShouldBe(1);
    }

    private async Task PrintAsync(SharedServer server, IReadOnlyList<SuggestionRow> drafts)
    {
        var sources = await SourcesAsync(server);
        foreach (var draft in drafts)
        {
            output.WriteLine($"\n## {draft.Ordinal}. {draft.Title}");
            foreach (var sentence in draft.Sentences)
            {
                output.WriteLine($"- [{sentence!["section"]} · {sentence["kind"]}] {sentence["text"]}");
                foreach (var note in Notes(sentence))
                {
                    output.WriteLine($"    <- {Short(sources.GetValueOrDefault(note, "SOURCE NOT FOUND"))}");
                }
            }

            foreach (var question in draft.Questions)
            {
                output.WriteLine($"- ? {question!["text"] ?? question}");
            }
        }
    }

    private void Judge(IReadOnlyList<SuggestionRow> drafts, Dictionary<string, string> sources)
    {
        Figure("drafts", drafts.Count);
        Figure("drafts with the same title as another", drafts.Count - drafts.DistinctBy(draft => draft.Title).Count());
        var sentences = drafts.SelectMany(draft => draft.Sentences).Where(sentence => Notes(sentence).Count > 0).ToList();
        Figure("sentences with sources", sentences.Count);
        Figure("of them word for word in a source", sentences.Count(sentence => Notes(sentence).Any(note => Normal(sources[note]).Contains(Normal(sentence!["text"]!.ToString()).TrimEnd('。'), StringComparison.Ordinal))));
        var mixed = drafts.Where(draft => draft.Sentences.SelectMany(Notes).Select(note => RealMessages.IsOnEstate(sources[note])).Distinct().Count() == 2).ToList();
        Figure("drafts that mix the estate with other matters", mixed.Count);
        Figure("drafts on the estate", drafts.Count(draft => draft.Sentences.SelectMany(Notes).Any(note => RealMessages.IsOnEstate(sources[note]))));
        Figure("notes cited", drafts.SelectMany(draft => draft.Sentences.SelectMany(Notes)).Distinct().Count());
    }

    private async Task ReviewAsync(SharedServer server, DelegateAtWork work, IReadOnlyList<SuggestionRow> drafts)
    {
        var sources = await SourcesAsync(server);
        var estate = drafts.MaxBy(draft => draft.Sentences.SelectMany(Notes).Distinct().Count(note => RealMessages.IsOnEstate(sources[note]))).ShouldNotBeNull();
        await work.SubmitAsync(estate);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await console.OpenAsync($"/console/suggestions/{estate.Id}");
        await console.SubmitAsync("Return.Comment", ("Return.Comment", Comment));
        await work.Chat.WaitForAsync(one => one.FromBot && one.Words.Contains(Comment, StringComparison.Ordinal), "the return, in the chat");
        await work.OpenAsync(estate);
        await work.Chat.AskAsync("处理反馈");
        await work.Chat.AskAsync(Answer);
        await work.Chat.AskAsync("重新提交");
        await console.OpenAsync($"/console/suggestions/{estate.Id}");
        console.Words.ShouldContain(Answer);
        await console.SubmitAsync("Accept.Comment");
        var state = (await work.SuggestionsAsync()).Single(one => one.Id == estate.Id).State;
        Figure("the suggestion on the estate", $"{estate.Title}: {state}");
        state.ShouldBe("Accepted");
    }

    private static async Task<Dictionary<string, string>> SourcesAsync(SharedServer server)
    {
        var ids = await server.Place.ReadAsync("""select "Id" from "Notes" order by "Number", "Id" """);
        var texts = await server.Place.ReadAsync("""select "Text" from "Notes" order by "Number", "Id" """);
        return ids.Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
    }

    private static IReadOnlyList<string> Notes(JsonNode? sentence) => [.. sentence?["notes"]?.AsArray().Select(note => note!.ToString()) ?? []];

    private static string Normal(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)));

    private static string Short(string text) => Normal(text) is { Length: > 90 } words ? words[..90] + "…" : Normal(text);

    private void Figure(string what, IFormattable figure) => Figure(what, figure.ToString(figure is double ? "0.0" : null, CultureInfo.InvariantCulture));

    private void Figure(string what, string figure) => _figures.Add((what, figure));
}
