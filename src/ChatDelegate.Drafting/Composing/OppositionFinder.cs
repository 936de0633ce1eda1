using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Wishes of one matter that cannot both be met (有人赞成、有人反对), as two notes say them.</summary>
internal sealed record Opposition(string For, string Against);

/// <summary>
/// Finds who is against what others wish: 反对 and its like, beside somebody who is for it; or a 别 and 不要, beside somebody who asks for just that.
/// Only what is said in such words: that people complain of a dance and others dance is left to whoever reads.
/// </summary>
internal static class OppositionFinder
{
    private const int LongestQuote = 24;
    private const int VerbLength = 2;

    /// <summary>Of what is opposed, as much at least must be in the wish.</summary>
    private const double SameThing = 0.6;

    public static Opposition? Find(Matter matter)
    {
        var said = matter.Parts.SelectMany((part, i) => Said(part).Select(clause => (Part: i, clause.Value, clause.Role))).ToList();
        foreach (var against in said)
        {
            var others = said.Where(one => one.Part != against.Part);
            if (Opposed(against.Value) is { } thing && others.FirstOrDefault(one => IsFor(one.Value, one.Role, thing)).Value is { } wish)
            {
                return new Opposition(Short(wish), Short(against.Value));
            }

            if (Forbidden(against.Value) is { } verb && others.FirstOrDefault(one => Asks(one.Value, one.Role, verb)).Value is { } asked)
            {
                return new Opposition(Short(asked), Short(against.Value));
            }
        }

        return null;
    }

    private static IEnumerable<(string Value, ClauseRole Role)> Said(NotePart part)
    {
        var roles = ClauseSorter.Sort(part);
        return part.Clauses.Select((clause, i) => (part.Note.Value(clause).ToString(), roles[i])).Where(clause => clause.Item2 != ClauseRole.Cut);
    }

    /// <summary>What a clause is against, without the word for it; empty when it only says so; null when it is against nothing.</summary>
    private static string? Opposed(string clause)
    {
        var cues = Cues.Shared;
        return !cues.NotOpposed.Any(word => clause.Contains(word, StringComparison.Ordinal)) && cues.Opposes.FirstOrDefault(word => clause.Contains(word, StringComparison.Ordinal)) is { } opposes
            ? clause[(clause.IndexOf(opposes, StringComparison.Ordinal) + opposes.Length)..]
            : null;
    }

    private static bool IsFor(string clause, ClauseRole role, string thing)
    {
        var cues = Cues.Shared;
        if (Opposed(clause) is not null || cues.Forbids.Concat(cues.TakesAway).Any(word => clause.Contains(word, StringComparison.Ordinal)))
        {
            return false;
        }

        var favours = cues.Favours.Any(word => clause.Contains(word, StringComparison.Ordinal));
        var pairs = Pairs.Of(thing).ToHashSet();
        return pairs.Count == 0
            ? favours && !cues.EmptyWishes.Any(word => clause.Contains(word, StringComparison.Ordinal))
            : (favours || role == ClauseRole.Measure) && pairs.Intersect(Pairs.Of(clause)).Count() >= SameThing * pairs.Count;
    }

    /// <summary>别取缔早市: what is not to be done.</summary>
    private static string? Forbidden(string clause)
    {
        var forbids = Cues.Shared.Forbids.FirstOrDefault(word => clause.StartsWith(word, StringComparison.Ordinal) && clause.Length >= word.Length + VerbLength);
        return forbids is null ? null : clause.Substring(forbids.Length, VerbLength);
    }

    /// <summary>应该取缔: asked for in so many words, and not something done to it (治理乱停).</summary>
    private static bool Asks(string clause, ClauseRole role, string verb)
    {
        var at = role == ClauseRole.Measure ? clause.IndexOf(verb, StringComparison.Ordinal) : -1;
        return at == 0 || (at > 0 && Cues.Shared.Requests.Concat(Cues.Shared.RequestsAtStart).Append("要").Any(word => clause.AsSpan(0, at).EndsWith(word, StringComparison.Ordinal)));
    }

    private static string Short(string clause) => clause.Length <= LongestQuote ? clause : $"{clause[..LongestQuote]}…";
}
