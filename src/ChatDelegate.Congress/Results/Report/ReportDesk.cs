using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Documents;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>Makes records of votes, by staff, keeps them, and tells a file that is one from a file that is not.</summary>
public sealed class ReportDesk(IRecordStore store, IDbContextFactory<CongressDb> databases, ReportDraft draft, PhraseBook phrases, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, (string Zh, string En)> _hashes = new();

    /// <summary>Makes the record of a confirmed ballot; the same content is not made twice.</summary>
    public Task<ResultError?> FinishAsync(Participant staff, Guid ballotId, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return store.WriteAsync<ResultError?>($"ballot/{ballotId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "report.finish"), async (session, cancel) =>
        {
            if (!staff.Roles.Contains(ParticipantLookup.Staff))
            {
                return ResultError.NotStaff;
            }

            var state = await session.Db.Set<Ballot>().Where(ballot => ballot.Id == ballotId && ballot.BodyId == staff.CongressId).Select(ballot => (BallotState?)ballot.State).FirstOrDefaultAsync(cancel);
            if (state != BallotState.Confirmed)
            {
                return state is null ? ResultError.Missing : ResultError.NotConfirmed;
            }

            return await draft.GatherAsync(session.Db, ballotId, zone, cancel) is { } content ? await KeepAsync(session.Db, staff, ballotId, content, cancel) : ResultError.Missing;
        }, cancellationToken);
    }

    /// <summary>The content as it would be written down now, for staff to read before; null without a result, or of another congress.</summary>
    public async Task<ReportContent?> PreviewAsync(Guid bodyId, Guid ballotId, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.BodyId == bodyId, cancellationToken) ? await draft.GatherAsync(db, ballotId, zone, cancellationToken) : null;
    }

    /// <summary>The records that were made of a ballot, the latest first, without their files.</summary>
    public async Task<IReadOnlyList<ReportHead>> AllAsync(Guid bodyId, Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Of(db, bodyId, ballotId).OrderByDescending(report => report.Edition)
            .Select(report => new { report.Id, report.Edition, report.ContentHash, report.MadeAt, report.MadeBy, Zh = report.FileZh.Length, En = report.FileEn.Length }).ToListAsync(cancellationToken);
        List<ReportHead> heads = [];
        foreach (var one in found)
        {
            var (zh, en) = await HashesAsync(db, one.Id, cancellationToken);
            heads.Add(new ReportHead(one.Edition, one.ContentHash, new ReportFile(one.Zh, zh), new ReportFile(one.En, en), one.MadeAt, one.MadeBy));
        }

        return heads;
    }

    /// <summary>One record with its files; null when there is none, or another congress's.</summary>
    public async Task<VoteReport?> FindAsync(Guid bodyId, Guid ballotId, int edition, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, bodyId, ballotId).FirstOrDefaultAsync(report => report.Edition == edition, cancellationToken);
    }

    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>The record, and the language, of which these bytes are the file; null when they are none's, or one of their bits is not as it was.</summary>
    public static (ReportHead Report, string Locale)? Find(IEnumerable<ReportHead> reports, ReadOnlySpan<byte> file)
    {
        var hash = HashOf(file);
        foreach (var report in reports)
        {
            foreach (var locale in Locales.All)
            {
                if (report.FileIn(locale).Hash == hash)
                {
                    return (report, locale);
                }
            }
        }

        return null;
    }

    private static IQueryable<VoteReport> Of(CongressDb db, Guid bodyId, Guid ballotId) =>
        db.Set<VoteReport>().AsNoTracking().Where(report => report.BallotId == ballotId && db.Set<Ballot>().Any(ballot => ballot.Id == ballotId && ballot.BodyId == bodyId));

    /// <summary>The hashes of a record's two files. A finished record never changes, so its files are read for them once.</summary>
    private async Task<(string Zh, string En)> HashesAsync(CongressDb db, Guid id, CancellationToken cancellationToken)
    {
        if (_hashes.TryGetValue(id, out var known))
        {
            return known;
        }

        var files = await db.Set<VoteReport>().Where(report => report.Id == id).Select(report => new { report.FileZh, report.FileEn }).FirstAsync(cancellationToken);
        return _hashes.GetOrAdd(id, (HashOf(files.FileZh), HashOf(files.FileEn)));
    }

    private async Task<ResultError?> KeepAsync(CongressDb db, Participant staff, Guid ballotId, ReportContent content, CancellationToken cancellationToken)
    {
        var (json, now) = (content.ToJson(), time.GetUtcNow());
        var hash = ReportContent.HashOf(json);
        var last = await db.Set<VoteReport>().Where(report => report.BallotId == ballotId).OrderByDescending(report => report.Edition).Select(report => new { report.Edition, report.ContentHash }).FirstOrDefaultAsync(cancellationToken);
        if (last?.ContentHash == hash)
        {
            return ResultError.Unchanged;
        }

        db.Add(new VoteReport
        {
            Id = Guid.CreateVersion7(now),
            BallotId = ballotId,
            Edition = (last?.Edition ?? 0) + 1,
            Content = json,
            ContentHash = hash,
            FileZh = File(content, hash, Locales.Default),
            FileEn = File(content, hash, Locales.All[1]),
            MadeAt = now,
            MadeBy = staff.PersonId,
        });
        return null;
    }

    private byte[] File(ReportContent content, string hash, string locale) => DocxFile.Of(new ReportText(phrases, locale, content, hash).Write());
}
