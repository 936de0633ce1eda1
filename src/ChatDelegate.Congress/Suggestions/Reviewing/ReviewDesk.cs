using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>
/// The decisions of staff (工作机构) on submitted suggestions. Each checks who asks, their congress, the state, and that the
/// version it was made on is still in force; the delegate hears of it at once.
/// </summary>
public sealed class ReviewDesk
{
    private readonly IRecordStore _store;
    private readonly ReviewNotices _notices;
    private readonly TimeProvider _time;
    private readonly SuggestionsOptions _limits;

    public ReviewDesk(IRecordStore store, PhraseBook phrases, TimeProvider time, IOptions<SuggestionsOptions> limits)
    {
        _store = store;
        _notices = new ReviewNotices(phrases);
        _time = time;
        _limits = limits.Value;
    }

    /// <summary>Accepts version <paramref name="version"/>; the comment is optional.</summary>
    public Task<ReviewOutcome> AcceptAsync(Participant staff, Guid suggestionId, int version, string? comment, CancellationToken cancellationToken) =>
        DecideAsync(staff, new Decision("accept", suggestionId, version, SuggestionStep.Accept, comment), (session, suggestion, now) =>
        {
            suggestion.Accept(now);
            session.Db.Add(ReviewOf(staff, suggestion, version, ReviewDecision.Accepted, comment, now));
            session.Db.Add(_notices.Accepted(suggestion, comment, now));
            return Task.FromResult<ReviewError?>(null);
        }, cancellationToken);

    /// <summary>Gives it back with a comment.</summary>
    public Task<ReviewOutcome> ReturnAsync(Participant staff, Guid suggestionId, int version, string comment, CancellationToken cancellationToken) =>
        DecideAsync(staff, new Decision("return", suggestionId, version, SuggestionStep.Return, comment), (session, suggestion, now) =>
        {
            suggestion.Return(now);
            session.Db.Add(ReviewOf(staff, suggestion, version, ReviewDecision.Returned, comment.Trim(), now));
            session.Db.Add(_notices.Returned(suggestion, comment.Trim(), now));
            return Task.FromResult<ReviewError?>(null);
        }, cancellationToken);

    /// <summary>Proposes other words with a reason; they come into force when the delegate agrees.</summary>
    public Task<ReviewOutcome> ProposeEditAsync(Participant staff, Guid suggestionId, int version, ProposedEdit edit, string reason, CancellationToken cancellationToken) =>
        DecideAsync(staff, new Decision("propose_edit", suggestionId, version, SuggestionStep.ProposeEdit, reason), async (session, suggestion, now) =>
        {
            var before = (await session.Db.VersionAsync(suggestion, version, cancellationToken)).Text;
            var after = edit.ApplyTo(before);
            var units = await session.Db.Set<HandlingUnit>().Where(unit => unit.BodyId == suggestion.BodyId).Select(unit => unit.Name).ToListAsync(cancellationToken);
            if (FaultOf(before, after, units) is { } fault)
            {
                return fault;
            }

            var proposed = suggestion.ProposeEdit(after, new Authorship(Writer.Staff, staff.PersonId, reason.Trim()), now);
            session.Db.Add(proposed);
            session.Db.Add(ReviewOf(staff, suggestion, version, ReviewDecision.Edited, reason.Trim(), now, proposed.N));
            session.Db.Add(_notices.EditProposed(suggestion, reason.Trim(), now));
            return null;
        }, cancellationToken);

    private async Task<ReviewOutcome> DecideAsync(
        Participant staff, Decision decision, Func<RecordSession, Suggestion, DateTimeOffset, Task<ReviewError?>> decide, CancellationToken cancellationToken)
    {
        if (WordsFault(staff, decision) is { } words)
        {
            return new ReviewOutcome(words);
        }

        var actor = new Actor(staff.PersonId, "staff", $"suggestion.{decision.What}");
        return await _store.WriteAsync($"suggestion/{decision.SuggestionId}", actor, async (session, cancel) =>
        {
            var suggestion = await session.Db.HoldAsync(decision.SuggestionId, cancel);
            if (suggestion is null || suggestion.BodyId != staff.CongressId || suggestion.Number is null)
            {
                return new ReviewOutcome(ReviewError.Missing);
            }

            if (!suggestion.Allows(decision.Step))
            {
                return new ReviewOutcome(ReviewError.NotNow, suggestion.Version);
            }

            if (suggestion.SubmittedVersion != decision.Version)
            {
                return new ReviewOutcome(ReviewError.Stale, suggestion.Version);
            }

            session.Actor = session.Actor with { OnBehalfOf = suggestion.AuthorId };
            var error = await decide(session, suggestion, _time.GetUtcNow());
            return new ReviewOutcome(error, suggestion.Version);
        }, cancellationToken);
    }

    private ReviewError? WordsFault(Participant staff, Decision decision)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return ReviewError.NotStaff;
        }

        if (decision.Step != SuggestionStep.Accept && string.IsNullOrWhiteSpace(decision.Comment))
        {
            return ReviewError.NoComment;
        }

        return decision.Comment?.Length > _limits.MaxComment ? ReviewError.TooLong : null;
    }

    private ReviewError? FaultOf(SuggestionText before, SuggestionText after, List<string> units)
    {
        if (VersionDifference.Between(before, after).Count == 0)
        {
            return ReviewError.NothingChanged;
        }

        if (after.Title.Length > _limits.MaxSentence || after.Sentences.Any(sentence => sentence.Text.Length > _limits.MaxSentence))
        {
            return ReviewError.TooLong;
        }

        if (after.Sentences.Any(sentence => sentence.Text.Length == 0) || after.Units.Except(before.Units).Except(units).Any())
        {
            return ReviewError.BadEdit;
        }

        return SubmissionCheck.Fault(after)?.Code switch
        {
            null => null,
            "personal_title" or "personal_sentence" => ReviewError.PersonalData,
            _ => ReviewError.BadEdit,
        };
    }

    private static Review ReviewOf(Participant staff, Suggestion suggestion, int version, ReviewDecision decision, string? comment, DateTimeOffset now, int? proposed = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        SuggestionId = suggestion.Id,
        Version = version,
        Decision = decision,
        By = staff.PersonId,
        At = now,
        Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
        ProposedVersion = proposed,
    };

    private sealed record Decision(string What, Guid SuggestionId, int Version, SuggestionStep Step, string? Comment);
}
