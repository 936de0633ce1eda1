using System.Text.Json;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// The first sieve, in the database: entries that share the rarest tokens with a text, those with most weight in common first. Weights are
/// whole numbers, so that both databases add them to the same sums.
/// </summary>
internal static class SimilarCandidates
{
    private const int MostTokens = 40;
    private const int MostEntries = 64;

    /// <summary>How many rows of the token index a search may touch, roughly; common tokens are left out for it.</summary>
    private const int Budget = 8000;
    private const int Scale = 100;

    private const string Sqlite =
        """
        select e.* from "SimilarEntries" e join (
            select t.rowid as "Hit", sum(json_extract(q.value, '$[1]')) as "Sum"
              from json_each({0}) q cross join "SimilarTokens" t cross join "SimilarEntries" h
             where t."SimilarTokens" match json_extract(q.value, '$[0]') and h."Id" = t.rowid
               and h."BodyId" = {1} and (h."Audience" in ({2}, {3}) or h."AuthorId" = {4})
             group by t.rowid order by "Sum" desc, "Hit" desc limit {5}) found on found."Hit" = e."Id"
        """;

    // The planner takes each token for far more common than those that are asked for. The offset keeps it from reading all entries, the
    // inner limit from thinking the query worth compiling; it is more than a search finds among its rare tokens.
    private const string Postgres =
        """
        select e.* from "SimilarEntries" e join (
            select h."Id" as "Hit", s."Sum" from (
                select t."EntryId", sum((q.value->>1)::int) as "Sum"
                  from jsonb_array_elements({0}::jsonb) q
                 cross join lateral (select t."EntryId" from "SimilarTokens" t where t."Tokens" @> array[q.value->>0]) t
                 group by t."EntryId" order by "Sum" desc, t."EntryId" desc limit 4000) s
             cross join lateral (
                select h."Id" from "SimilarEntries" h
                 where h."Id" = s."EntryId" and h."BodyId" = {1} and (h."Audience" in ({2}, {3}) or h."AuthorId" = {4}) offset 0) h
             order by s."Sum" desc, h."Id" desc limit {5}) found on found."Hit" = e."Id"
        """;

    public static async Task<List<SimilarEntry>> FindAsync(CongressDb db, Guid bodyId, SimilarReader reader, CaseText text, GramWeights weights, CancellationToken cancellationToken)
    {
        var terms = Terms(text, weights);
        if (terms.Count == 0 || !await db.Set<SimilarEntry>().AnyAsync(entry => entry.BodyId == bodyId, cancellationToken))
        {
            return [];
        }

        var (postgres, widest) = (db.Database.IsNpgsql(), reader.IsStaff ? SimilarAudience.Staff : SimilarAudience.Congress);
        var json = JsonSerializer.Serialize(terms.Select(term => new object[] { postgres ? term.Token : $"\"{term.Token}\"", term.Weight }));
        return await db.Set<SimilarEntry>()
            .FromSqlRaw(postgres ? Postgres : Sqlite, json, bodyId, SimilarAudience.Congress.ToString(), widest.ToString(), reader.AuthorId, MostEntries)
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>The rarest tokens, those of the title weighing double; common ones only as far as the budget goes.</summary>
    private static List<(string Token, int Weight)> Terms(CaseText text, GramWeights weights)
    {
        var title = new CaseText(text.Title.ToString()).Tokens().ToHashSet(StringComparer.Ordinal);
        var terms = new List<(string, int)>();
        var touched = 0;
        foreach (var (token, weight, count) in text.Tokens()
            .Select(token => (Token: token, Weight: Weight(token, weights) * (title.Contains(token) ? 2 : 1), Count: Count(token, weights)))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Token, StringComparer.Ordinal))
        {
            touched += count;
            if (terms.Count == MostTokens || (touched > Budget && terms.Count > 0))
            {
                break;
            }

            terms.Add((token, weight));
        }

        return terms;
    }

    private static int Weight(string token, GramWeights weights) => (int)(Pairs(token).Average(weights.Of) * Scale);

    private static int Count(string token, GramWeights weights) => Pairs(token).Min(weights.Count);

    private static IEnumerable<int> Pairs(string token) => token.Length == 1 ? [token[0]] : Enumerable.Range(0, token.Length - 1).Select(i => (token[i] << 16) | token[i + 1]);
}
