using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>
/// Takes a congress's roster from a CSV file (UTF-8 or GB18030, quoted by RFC 4180) in two steps: a preview of every row,
/// then all of it or nothing. Columns, in any order, by these headers:
/// <list type="bullet">
/// <item>姓名 / name (required), at most 50 characters.</item>
/// <item>代表证号 / number (required), unique; leading zeros count. A known number must keep its name.</item>
/// <item>代表团/小组 / group: a group's name or number. Unknown is wrong, unless 新建小组 / new group says 是 / yes.</item>
/// <item>召集人 / convenor: 是, √, 1, yes; an empty cell is no.</item>
/// <item>手机 / phone: mobile, or landline with area code. With the same name and phone, someone of another congress is the same person.</item>
/// <item>单位 / employer, at most 100 characters.</item>
/// <item>层级 / level: only checked against the congress.</item>
/// </list>
/// Columns that are missing, and empty cells other than convenor's, change nothing. Nobody is removed. A cell such as
/// <c>=cmd</c> is text and stays text.
/// </summary>
public sealed class RosterImport(IDbContextFactory<CongressDb> contexts, IRecordStore store, SecretBox secrets, TimeProvider time)
{
    private const int MostRows = 20_000;
    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the file would do; changes nothing.</summary>
    public async Task<RosterPreview> PreviewAsync(ReadOnlyMemory<byte> file, Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var roster = await RosterState.ReadAsync(db, bodyId, cancellationToken);
        return roster is null ? Nothing(new RosterReason("body", 0)) : Plan(file.Span, roster).Preview;
    }

    /// <summary>Does what the preview showed, in one transaction; refused when a row is wrong or the roster changed since.</summary>
    /// <param name="token">The preview's.</param>
    public Task<RosterApplied> ApplyAsync(ReadOnlyMemory<byte> file, Guid bodyId, string token, Actor actor, CancellationToken cancellationToken) =>
        store.WriteAsync("roster:" + bodyId, actor with { What = "roster.import" }, async (session, cancel) =>
        {
            if (await RosterState.ReadAsync(session.Db, bodyId, cancel) is not { } roster)
            {
                return RosterApplied.No("body");
            }

            var (preview, rows) = Plan(file.Span, roster);
            if (preview.Problem is not null || preview.Count(RosterRowState.Wrong) > 0)
            {
                return RosterApplied.No("rows_wrong");
            }

            if (preview.Token != token)
            {
                return RosterApplied.No("stale");
            }

            new RosterWriter(session.Db, roster, secrets, time.GetUtcNow()).Write(rows);
            return new RosterApplied(preview.Count(RosterRowState.New), preview.Count(RosterRowState.Changed), null);
        }, cancellationToken);

    private (RosterPreview Preview, List<PlannedRow> Rows) Plan(ReadOnlySpan<byte> file, RosterState roster)
    {
        if (file.Length > MostBytes)
        {
            return (Nothing(new RosterReason("too_large", 0, ("most", MostRows))), []);
        }

        if (CsvEncoding.Decode(file) is not { } text)
        {
            return (Nothing(new RosterReason("encoding", 0)), []);
        }

        List<CsvRow> lines;
        try
        {
            lines = CsvText.Read(text);
        }
        catch (CsvFormatException fault)
        {
            return (Nothing(new RosterReason("quotes", fault.Line)), []);
        }

        if (lines.Count < 2 || lines.Count > MostRows)
        {
            return (Nothing(lines.Count < 2 ? new RosterReason("empty", 0) : new RosterReason("too_large", 0, ("most", MostRows))), []);
        }

        var columns = RosterColumns.Read(lines[0], out var problem);
        if (problem is not null)
        {
            return (Nothing(problem), []);
        }

        var plan = new RosterPlan(roster, secrets);
        lines.Skip(1).ToList().ForEach(line => plan.Add(line, columns));
        return (new RosterPreview(roster.TokenFor(file), [.. plan.Rows.Select(row => row.Row)], null, plan.NotInFile, columns.Ignored), plan.Rows);
    }

    private static RosterPreview Nothing(RosterReason problem) => new(string.Empty, [], problem, 0, []);
}
