using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Voting.Counting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Roll;

/// <summary>The roll (投票名册) of ballots: all delegates of the congress, one row each.</summary>
public static class BallotRoll
{
    private const string Add =
        """
        insert into "BallotRoll" ("BallotId", "PersonId", "Admitted", "GroupId", "Paper", "Voted")
        select @ballot, s."PersonId", false, s."GroupId", false, false from "Seats" s join "People" p on p."Id" = s."PersonId"
        where s."BodyId" = @body and p."Active" on conflict do nothing
        """;

    private const string Remove =
        """
        delete from "BallotRoll" where "BallotId" = @ballot and not exists (
            select 1 from "Seats" s join "People" p on p."Id" = s."PersonId" where s."BodyId" = @body and p."Active" and s."PersonId" = "BallotRoll"."PersonId")
        """;

    private const string Regroup =
        """update "BallotRoll" set "GroupId" = (select s."GroupId" from "Seats" s where s."BodyId" = @body and s."PersonId" = "BallotRoll"."PersonId") where "BallotId" = @ballot""";

    // Whoever has nobody to rate has nothing to say: no group, or none of it but themselves has reported.
    private const string RemoveWithoutColleagues =
        """
        delete from "BallotRoll" where "BallotId" = @ballot and not exists (
            select 1 from "BallotCandidates" c where c."BallotId" = @ballot and c."GroupId" = "BallotRoll"."GroupId" and c."PersonId" <> "BallotRoll"."PersonId")
        """;

    private const string Admit = """update "BallotRoll" set "Admitted" = true where "BallotId" = @ballot and "PersonId" = @person and not "Admitted" """;

    /// <summary>
    /// Admits a delegate to every ballot of a stage of the week that is not closed, as checking in to the group's meeting does. Nothing happens
    /// where they are admitted already.
    /// </summary>
    /// <param name="session">Of the work that checks them in; its actor is who admits.</param>
    /// <param name="reason">Why, where staff do it without a check-in.</param>
    /// <returns>To how many ballots they are newly admitted.</returns>
    public static async Task<int> AdmitToWeekAsync(RecordSession session, Guid weekId, PlanStage stage, Guid personId, AdmittedHow how, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var ballots = await session.Db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.WeekId == weekId && (ballot.State == BallotState.Prepared || ballot.State == BallotState.Open))
            .Select(ballot => new { ballot.Id, ballot.Purpose }).ToListAsync(cancellationToken);
        var admitted = 0;
        foreach (var ballot in ballots.Where(ballot => ballot.Purpose.Stage() == stage).Select(ballot => ballot.Id))
        {
            admitted += await AdmitAsync(session, ballot, personId, how, reason, now, cancellationToken) ? 1 : 0;
        }

        return admitted;
    }

    /// <summary>Admits a delegate to one ballot.</summary>
    /// <returns>False, and nothing done, when they are not on its roll or admitted already.</returns>
    /// <inheritdoc cref="AdmitToWeekAsync"/>
    public static async Task<bool> AdmitAsync(RecordSession session, Guid ballotId, Guid personId, AdmittedHow how, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var admit = session.Statements.Get(session.Transaction, Admit, "ballot", "person");
        if (await admit.Bind(ballotId, personId).ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return false;
        }

        session.Db.Add(new Admission { Id = Guid.CreateVersion7(now), BallotId = ballotId, PersonId = personId, How = how, At = now, By = session.Actor.Id, Reason = reason });
        return true;
    }

    /// <summary>Brings the roll of a ballot that nobody has voted on to what the roster says, and admits who has checked in already.</summary>
    internal static async Task WriteAsync(RecordSession session, Ballot ballot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var sql in (string[])[Remove, Regroup, Add])
        {
            var statement = session.Statements.Get(session.Transaction, sql, "ballot", "body");
            await statement.Bind(ballot.Id, ballot.BodyId).ExecuteNonQueryAsync(cancellationToken);
        }

        if (ballot.Purpose == BallotPurpose.PeerRating)
        {
            await session.FlushAsync(cancellationToken);
            await session.Statements.Get(session.Transaction, RemoveWithoutColleagues, "ballot").Bind(ballot.Id).ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var present in await AttendanceQueries.PresentAtAsync(session.Db, ballot.WeekId, ballot.Purpose.Stage(), cancellationToken))
        {
            await AdmitAsync(session, ballot.Id, present, AdmittedHow.CheckIn, null, now, cancellationToken);
        }
    }

    /// <summary>Its numbers, and a hash by which the roll of today can be compared with that of the vote.</summary>
    internal static async Task<(RollCount Numbers, string Hash)> FreezeAsync(CongressDb db, Ballot ballot, CancellationToken cancellationToken)
    {
        var entries = await db.Set<RollEntry>().AsNoTracking().Where(entry => entry.BallotId == ballot.Id).ToListAsync(cancellationToken);
        var voted = entries.Count(entry => entry.Voted);
        var present = ballot.Rules.CheckIn ? entries.Count(entry => entry.Admitted || entry.Voted) : voted;
        return (new RollCount(entries.Count, present, voted, entries.Count(entry => entry.Paper)), HashOf(entries));
    }

    internal static string HashOf(IEnumerable<RollEntry> entries)
    {
        var lines = entries.OrderBy(entry => entry.PersonId.ToString(), StringComparer.Ordinal)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.PersonId} {entry.GroupId} {entry.Admitted} {entry.Voted} {entry.Paper}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
