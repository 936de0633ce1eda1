using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Fields;

/// <summary>
/// What staff are proposed for the fields of an opinion and what they took over. Taking over is theirs alone; each leaves its entry in the audit chain.
/// The category is given elsewhere: <see cref="Opinions.Sorting.OpinionSorting"/>.
/// </summary>
public sealed class OpinionFieldDesk(IDbContextFactory<CongressDb> contexts, IRecordStore store, TimeProvider time)
{
    private static readonly OpinionField[] Fields = [.. Enum.GetValues<OpinionField>().Where(field => field != OpinionField.Category)];

    /// <summary>Field by field; null when the opinion is not theirs to see.</summary>
    public async Task<IReadOnlyList<OpinionFieldRow>?> ReadAsync(Participant staff, Guid opinionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, staff, opinionId, cancellationToken) is not { } opinion)
        {
            return null;
        }

        var text = opinion.Words;
        var kept = await db.Set<OpinionFieldValue>().AsNoTracking().Where(value => value.OpinionId == opinionId).OrderBy(value => value.At).ThenBy(value => value.Id).ToListAsync(cancellationToken);
        var takers = kept.Where(value => value.State == FieldState.Taken).Select(value => value.DecidedBy).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => takers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var ruled = await ByRulesAsync(db, opinion, cancellationToken);
        return [.. Fields.Select(field => Row(field, text, [.. kept.Where(value => value.Field == field)], [.. ruled.Where(one => one.Field == field)], names))];
    }

    /// <summary>Takes a value over that is proposed now; whatever was taken for the field before is a proposal again.</summary>
    public Task<OpinionFieldError?> TakeAsync(Participant staff, Guid opinionId, OpinionField field, string value, CancellationToken cancellationToken) =>
        ChangeAsync(staff, opinionId, "opinion.take_field", async (session, opinion, now, cancel) =>
        {
            if (!Fields.Contains(field))
            {
                return OpinionFieldError.Gone;
            }

            var kept = await session.Db.Set<OpinionFieldValue>().Where(one => one.OpinionId == opinionId && one.Field == field).ToListAsync(cancel);
            var wanted = kept.Find(one => one.Value == value);
            if (wanted is null && (await ByRulesAsync(session.Db, opinion, cancel)).FirstOrDefault(one => one.Field == field && one.Value == value) is { } ruled)
            {
                wanted = OpinionFieldValue.Of(opinionId, ruled, null, now);
                session.Db.Add(wanted);
            }

            if (wanted is null)
            {
                return OpinionFieldError.Gone;
            }

            kept.Where(one => one.State == FieldState.Taken && one != wanted).ToList().ForEach(one => one.TakeBack(staff.PersonId, now));
            if (wanted.State != FieldState.Taken)
            {
                wanted.Take(staff.PersonId, now);
            }

            return null;
        }, cancellationToken);

    /// <summary>Takes back what was taken over for a field.</summary>
    public Task<OpinionFieldError?> TakeBackAsync(Participant staff, Guid opinionId, OpinionField field, CancellationToken cancellationToken) =>
        ChangeAsync(staff, opinionId, "opinion.take_back_field", async (session, _, now, cancel) =>
        {
            var taken = await session.Db.Set<OpinionFieldValue>().FirstOrDefaultAsync(one => one.OpinionId == opinionId && one.Field == field && one.State == FieldState.Taken, cancel);
            taken?.TakeBack(staff.PersonId, now);
            return taken is null ? OpinionFieldError.Gone : null;
        }, cancellationToken);

    private async Task<OpinionFieldError?> ChangeAsync(
        Participant staff, Guid opinionId, string what, Func<RecordSession, Opinion, DateTimeOffset, CancellationToken, Task<OpinionFieldError?>> change, CancellationToken cancellationToken) =>
        staff.Roles.Contains(ParticipantLookup.Staff)
            ? await store.WriteAsync($"opinion-fields/{opinionId}", new Actor(staff.PersonId, ParticipantLookup.Staff, what), async (session, cancel) =>
                await FindAsync(session.Db, staff, opinionId, cancel) is { } opinion ? await change(session, opinion, time.GetUtcNow(), cancel) : OpinionFieldError.Missing, cancellationToken)
            : OpinionFieldError.NotStaff;

    private static Task<Opinion?> FindAsync(CongressDb db, Participant staff, Guid opinionId, CancellationToken cancellationToken) =>
        db.Set<Opinion>().AsNoTracking().FirstOrDefaultAsync(opinion => opinion.Id == opinionId && opinion.BodyId == staff.CongressId, cancellationToken);

    private static async Task<IReadOnlyList<FieldProposal>> ByRulesAsync(CongressDb db, Opinion opinion, CancellationToken cancellationToken)
    {
        var lists = await DraftingChoices.ReadAsync(db, opinion.BodyId, cancellationToken);
        return OpinionReader.Read(opinion.Words, lists.Units);
    }

    private static OpinionFieldRow Row(OpinionField field, string text, IReadOnlyList<OpinionFieldValue> kept, IReadOnlyList<FieldProposal> ruled, Dictionary<Guid, string> names)
    {
        var taken = kept.FirstOrDefault(value => value.State == FieldState.Taken);
        var proposals = kept.Select(value => Shown(text, value.Value, value.Quote, value.MadeWith?.Model))
            .Concat(ruled.Select(one => Shown(text, one.Value, one.Quote, null)))
            .DistinctBy(one => one.Value).Where(one => one.Value != taken?.Value);
        return new OpinionFieldRow(
            field,
            taken is null ? null : new TakenField(Shown(text, taken.Value, taken.Quote, taken.MadeWith?.Model), names.GetValueOrDefault(taken.DecidedBy ?? default, string.Empty), taken.DecidedAt ?? taken.At),
            [.. proposals]);
    }

    private static ShownField Shown(string text, string value, string quote, string? model)
    {
        const int Around = 16;
        var at = quote.Length == 0 ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
        if (at < 0)
        {
            return new ShownField(value, string.Empty, string.Empty, string.Empty, model);
        }

        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + quote.Length + Around));
        return new ShownField(value, (from > 0 ? "…" : "") + text[from..at], quote, text[(at + quote.Length)..to] + (to < text.Length ? "…" : ""), model);
    }
}

/// <summary>A field, what staff took over for it and what else is proposed.</summary>
public sealed record OpinionFieldRow(OpinionField Field, TakenField? Taken, IReadOnlyList<ShownField> Proposals);

public sealed record TakenField(ShownField Value, string By, DateTimeOffset At);

/// <summary>A value with the words that it comes from and those around them; without words when the text as a whole points to it.</summary>
/// <param name="Model">Which model proposed it; null when rules did.</param>
public sealed record ShownField(string Value, string Before, string Quote, string After, string? Model);

/// <summary>Why nothing was changed.</summary>
public enum OpinionFieldError
{
    Missing,
    NotStaff,

    /// <summary>This value is not proposed any more.</summary>
    Gone,
}
