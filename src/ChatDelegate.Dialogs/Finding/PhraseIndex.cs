using System.Buffers;
using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>The phrases of all entries by their pieces. A piece weighs more the fewer entries use it.</summary>
internal sealed class PhraseIndex
{
    private readonly Phrase[] _phrases;
    private readonly int _entries;
    private readonly float _rarest;
    private readonly FrozenDictionary<ulong, Posting> _postings;

    /// <param name="phrases">The wordings of each entry.</param>
    public PhraseIndex(IReadOnlyList<IReadOnlyList<Wording>> phrases)
    {
        _entries = phrases.Count;
        _rarest = MathF.Log(_entries + 1);
        var all = phrases.SelectMany((wordings, entry) => wordings.Select(wording => (entry, wording, grams: Cut(wording.Text)))).ToList();
        _postings = all.SelectMany((phrase, at) => phrase.grams.Select(gram => (gram.Key, phrase.entry, at)))
            .GroupBy(use => use.Key)
            .ToFrozenDictionary(uses => uses.Key, uses => new Posting(Rarity(uses.Select(use => use.entry).Distinct().Count()), [.. uses.Select(use => use.at)]));
        _phrases = [.. all.Select(phrase => new Phrase(phrase.entry, phrase.wording.Text, phrase.grams.Sum(gram => gram.Worth * _postings[gram.Key].Rarity)))];
    }

    /// <summary>Whether a phrase has this Latin word.</summary>
    public bool Knows(string word) => _postings.ContainsKey(Grams.KeyOf(word));

    /// <summary>Compares a sentence with all phrases and keeps the best of each entry.</summary>
    public Match[] Compare(string text)
    {
        var grams = Cut(text);
        var shared = ArrayPool<float>.Shared.Rent(_phrases.Length);
        shared.AsSpan(0, _phrases.Length).Clear();
        var matches = new Match[_entries];
        var whole = 0f;
        foreach (var gram in grams)
        {
            if (!_postings.TryGetValue(gram.Key, out var posting))
            {
                whole += gram.Worth * gram.IfUnknown * _rarest;
                continue;
            }

            var weight = gram.Worth * posting.Rarity;
            whole += weight;
            Share(posting, weight, shared, matches);
        }

        Best(shared, whole, matches);
        ArrayPool<float>.Shared.Return(shared);
        return matches;
    }

    private void Share(Posting posting, float weight, float[] shared, Match[] matches)
    {
        var last = -1;
        foreach (var at in posting.Phrases)
        {
            shared[at] += weight;
            var entry = _phrases[at].Entry;
            if (entry != last)
            {
                matches[entry].Known += weight;
                last = entry;
            }
        }
    }

    private void Best(float[] shared, float whole, Match[] matches)
    {
        if (whole <= 0)
        {
            return;
        }

        foreach (ref var match in matches.AsSpan())
        {
            match.Known /= whole;
        }

        for (var at = 0; at < _phrases.Length; at++)
        {
            var phrase = _phrases[at];
            if (shared[at] <= 0)
            {
                continue;
            }

            var said = shared[at] / phrase.Weight;
            var explained = shared[at] / whole;
            var near = 2 * said * explained / (said + explained);
            ref var match = ref matches[phrase.Entry];
            if (near > match.Near)
            {
                match.Near = near;
                match.Explained = explained;
                match.Phrase = phrase.Text;
            }
        }
    }

    private float Rarity(int entries) => MathF.Log((_entries + 1f) / entries);

    private static List<Gram> Cut(string text)
    {
        var grams = new List<Gram>(text.Length * 3);
        Grams.Cut(text, grams);
        var seen = new HashSet<ulong>(grams.Count);
        grams.RemoveAll(gram => !seen.Add(gram.Key));
        return grams;
    }

    /// <summary>How near an entry comes to a sentence; every part from 0 to 1.</summary>
    public struct Match
    {
        /// <summary>Of the best phrase: harmonic mean of what was said of it and what it explains of the sentence.</summary>
        public float Near;

        /// <summary>What the best phrase explains of the sentence.</summary>
        public float Explained;

        /// <summary>What all phrases together know of the sentence.</summary>
        public float Known;

        public string? Phrase;
    }

    private readonly record struct Phrase(int Entry, string Text, float Weight);

    private readonly record struct Posting(float Rarity, int[] Phrases);
}
