using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Changes a suggestion by an instruction that no pattern fits: the result is a version, or only offered as one when the delegate changed it meanwhile.</summary>
internal sealed class ReviseWork(
    DraftingJobs jobs, JobKeeper keeper, RevisionNotices notices, DraftingLists lists, IDbContextFactory<CongressDb> contexts, IEnumerable<ModelEditor> editors, TimeProvider time, ILogger<ReviseWork> logger)
    : SuggestionWork<ModelEdit>(jobs, keeper, notices, lists, contexts, editors, time, logger)
{
    private readonly RevisionNotices _notices = notices;

    protected override Task<ModelEdit> AskAsync(ModelEditor editor, DraftingJob job, SuggestionCase about, CancellationToken cancellationToken) =>
        editor.ReviseAsync(about.Draft, job.Instruction ?? string.Empty, about.Notes, about.Request, cancellationToken);

    protected override async Task<Notice> ApplyAsync(RecordSession session, DraftingJob job, Suggestion suggestion, ModelEdit result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = await session.Db.VersionAsync(suggestion, job.BaseVersion ?? suggestion.Version, cancellationToken);
        var text = SuggestionText.From(result.Draft, Writer.Machine, asked.Text);
        if (VersionDifference.Between(asked.Text, text).Count == 0)
        {
            return _notices.Unchanged(job, suggestion, result.Refused, now);
        }

        var by = new Authorship(Writer.Machine, suggestion.AuthorId, job.Instruction, OriginOf(result.Mark));
        if (suggestion.Version == asked.N)
        {
            var version = suggestion.Revise(text, by, now);
            session.Db.Add(version);
            return _notices.Revised(job, asked, version, result.Refused, now);
        }

        var current = await session.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        var offered = suggestion.Offer(text, by, now);
        session.Db.Add(offered);
        return _notices.Offered(job, current, offered, result.Refused, now);
    }

    private static DraftOrigin OriginOf(PromptMark mark) => new(mark.Model, mark.Version) { Prompt = mark.Prompt, PromptVersion = mark.Version, PromptHash = mark.Hash };
}
