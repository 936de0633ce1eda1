using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Asks a model what a suggestion still lacks. What it finds become gaps of a new version, answered like any other.</summary>
internal sealed class MissingWork(
    DraftingJobs jobs, JobKeeper keeper, RevisionNotices notices, DraftingLists lists, IDbContextFactory<CongressDb> contexts, IEnumerable<ModelEditor> editors, TimeProvider time, ILogger<MissingWork> logger)
    : SuggestionWork<IReadOnlyList<Question>>(jobs, keeper, notices, lists, contexts, editors, time, logger)
{
    private readonly RevisionNotices _notices = notices;

    protected override Task<IReadOnlyList<Question>> AskAsync(ModelEditor editor, DraftingJob job, SuggestionCase about, CancellationToken cancellationToken) =>
        editor.AskMissingAsync(about.Draft, about.Notes, about.Request, cancellationToken);

    protected override async Task<Notice> ApplyAsync(
        RecordSession session, DraftingJob job, Suggestion suggestion, IReadOnlyList<Question> result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = await session.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        if (!result.SequenceEqual(current.Text.Questions))
        {
            session.Db.Add(suggestion.Revise(current.Text with { Questions = result }, new Authorship(Writer.Machine, suggestion.AuthorId, null, current.Origin), now));
        }

        return _notices.Asked(job, suggestion, result, now);
    }
}
