using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.ModelUse;

/// <summary>A drafting job whose process dies while the model works, taken over by another instance; on both databases.</summary>
public sealed class DraftingJobTests
{
    private static readonly Guid Person = Guid.Parse("01890000-0000-7000-8000-000000000020");
    private static readonly Guid Body = Guid.Parse("01890000-0000-7000-8000-000000000001");

    [Theory]
    [EachDatabase]
    public async Task Job_OfADeadInstance_IsDoneByTheNext_EachDraftOnce_EachCallPaidOnce_ToldOnce(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        var model = new FakeModel();
        using var dies = new CancellationTokenSource();
        model.Answer = async (asked, cancel) =>
        {
            if (model.Asked.Count == 3)
            {
                await dies.CancelAsync();
            }

            cancel.ThrowIfCancellationRequested();
            return FakeModel.AnswerOf($"关于解决{asked}的建议");
        };
        await using var first = await OpenAsync(place, model);
        await SeedAsync(first);
        await Should.ThrowAsync<OperationCanceledException>(WorkAsync(first, dies.Token));

        await using var second = await OpenAsync(place, model);
        (await WorkAsync(second, CancellationToken.None)).ShouldBeFalse("the claim still holds");
        await place.ExecuteAsync("""update "DraftingJobs" set "DueAt" = 0""");
        (await WorkAsync(second, CancellationToken.None)).ShouldBeTrue();

        model.Asked.Count.ShouldBe(4, "two calls were finished before the death, and one died with it");
        await using var db = await second.ContextAsync();
        (await db.Set<Suggestion>().OrderBy(one => one.Ordinal).Select(one => one.Title).ToListAsync()).ShouldBe(["关于解决东街路灯不亮的建议", "关于解决西街缺停车位的建议", "关于解决北街积水的建议"]);
        (await db.Set<Notice>().CountAsync(notice => notice.About == "suggestion.drafted")).ShouldBe(1);
        (await db.Set<KeptAnswer>().CountAsync()).ShouldBe(0);
        (await db.Set<DraftingJob>().SingleAsync()).State.ShouldBe(DraftingJobState.Done);
    }

    private static async Task<bool> WorkAsync(OwnRecord record, CancellationToken cancellationToken)
    {
        await using var scope = record.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DraftingRun>().NextAsync(cancellationToken);
    }

    private static Task<OwnRecord> OpenAsync(ServerPlace place, FakeModel model) => OwnRecord.OpenAsync(place, (services, configuration) =>
    {
        services.AddModelUse(configuration).AddOpinions(configuration).AddSuggestions(configuration);
        services.AddSingleton<PhraseBook>((_, key, _) => key).AddSingleton<AtWork>((_, _) => Task.CompletedTask);
        services.AddSingleton<IDrafter>(all => new AskingDrafter(new LedgerChatClient(model, all)));
        services.Remove(services.Single(service => service.ImplementationType == typeof(DraftingWorker)));
    });

    private static Task<int> SeedAsync(OwnRecord record) => record.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
    {
        var now = DateTimeOffset.UtcNow;
        List<Note> notes = [.. ((string[])["东街路灯不亮", "西街缺停车位", "北街积水"]).Select((text, i) => Note.Take(Person, Body, i + 1, text, [], null, now.AddSeconds(i - 10)))];
        session.Db.AddRange(notes);
        session.Db.AddRange(
            new CongressBody { Id = Body, Level = CongressLevel.City, NameZh = "云州市人大", NameEn = "Yunzhou" },
            new Category { Id = Guid.CreateVersion7(), BodyId = Body, Order = 1, NameZh = "城建环保", NameEn = "Building" },
            new Person { Id = Person, Name = "方文" },
            DraftingJob.For(Person, Body, null, Guid.CreateVersion7(), [.. notes.Select(note => note.Id)], "call", now));
        return Task.FromResult(0);
    }, CancellationToken.None);

    /// <summary>Asks the model for the title of each note's suggestion.</summary>
    private sealed class AskingDrafter(IChatClient client) : IDrafter
    {
        public async Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
        {
            List<Draft> drafts = [];
            foreach (var note in request.Notes.OrderBy(note => note.At))
            {
                var title = (await client.GetResponseAsync(note.Text, FakeModel.Call(request.Person, request.Job), cancellationToken)).Text;
                drafts.Add(new Draft(title, request.Categories[0], [], [new Sentence(Section.Problem, note.Text, [note.Id], SentenceKind.Stated)], [note.Id], []));
                progress?.Report(new DraftingProgress(drafts.Count, request.Notes.Count) { Draft = drafts[^1] });
            }

            return new DraftingResult(drafts, [], "model-x", "1");
        }
    }
}
