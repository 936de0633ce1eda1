using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>
/// Finds what a person asks for in their own words. First the phrases word for word, but for politeness, a sound-alike character or a
/// slip; then what is similar. Built once for a catalog, safe to share.
/// </summary>
internal sealed class DialogFinder
{
    private const int Most = 3;

    private readonly ImmutableArray<FinderEntry> _entries;
    private readonly PhraseIndex _index;
    private readonly FrozenDictionary<string, int[]> _triggers;
    private readonly FrozenDictionary<string, int[]> _sounds;
    private readonly ImmutableArray<(string Core, int Entry)> _latin;

    public DialogFinder(IEnumerable<FinderEntry> entries)
    {
        _entries = [.. entries];
        var triggers = _entries.SelectMany((entry, at) => entry.Triggers.Select(trigger => (Wording.Of(trigger).Core, Entry: at))).Where(trigger => trigger.Core.Length > 0).Distinct().ToList();
        _triggers = triggers.GroupBy(trigger => trigger.Core).ToFrozenDictionary(same => same.Key, same => same.Select(trigger => trigger.Entry).ToArray());
        _sounds = triggers.Where(trigger => trigger.Core.Length > 2).GroupBy(trigger => Sounds.Of(trigger.Core)).ToFrozenDictionary(same => same.Key, same => same.Select(trigger => trigger.Entry).Distinct().ToArray());
        _latin = [.. triggers.Where(trigger => trigger.Core.Length > 3 && trigger.Core.All(char.IsAscii))];
        _index = new PhraseIndex([.. _entries.Select(entry => (IReadOnlyList<Wording>)[.. entry.Triggers.Concat(entry.Examples).Select(Wording.Of).Where(wording => wording.Text.Length > 0).Distinct()])]);
    }

    /// <summary>An index of the newest dialogs that have start phrases and of the engine's commands.</summary>
    public static DialogFinder For(IEnumerable<DialogDefinition> dialogs, TextCatalog texts) => new(
        dialogs.Where(dialog => dialog.Start.Phrases.Exact.Count > 0)
            .Select(dialog => new FinderEntry(dialog.Id, FinderKind.Dialog, dialog.Start.Roles, [.. dialog.Start.Phrases.Shown.Everything.Where(phrase => !phrase.Contains('{', StringComparison.Ordinal)), .. dialog.Title.Everything], [.. dialog.Start.Examples.Everything]))
            .Concat(CommandExamples.Entries(texts)));

    public IReadOnlyList<FinderEntry> Entries => _entries;

    /// <summary>What the text asks for, among what the person may have.</summary>
    public Found Find(string text, IReadOnlyCollection<string> roles)
    {
        var wording = Wording.Of(text);
        if (wording.Core.Length == 0)
        {
            return Found.Nothing;
        }

        var named = Named(wording);
        if (named.Length > 0)
        {
            var allowed = named.Where(entry => entry.Allows(roles)).Select(entry => new Candidate(entry, 1)).ToImmutableArray();
            return allowed.IsEmpty ? Found.Nothing : new Found(named.Length == 1 ? Certainty.Certain : Certainty.Likely, allowed);
        }

        return Similar(wording, roles);
    }

    /// <summary>The one entry whose phrase the text is, but for politeness, a sound-alike character or a slip; similarity does not count.</summary>
    public FinderEntry? Named(string text, IReadOnlyCollection<string> roles) =>
        Named(Wording.Of(text)) is [var one] && one.Allows(roles) ? one : null;

    private ImmutableArray<FinderEntry> Named(Wording wording)
    {
        if (wording.Core.Length == 0)
        {
            return [];
        }

        if (_triggers.TryGetValue(wording.Core, out var exact) || _sounds.TryGetValue(Sounds.Of(wording.Core), out exact))
        {
            return [.. exact.Select(at => _entries[at])];
        }

        // A word that the catalog knows is no slip: notes is not note.
        return wording.Core.All(char.IsAscii) && !wording.Text.Split(' ').All(_index.Knows)
            ? [.. _latin.Where(trigger => Similarity.IsTypo(wording.Core, trigger.Core)).Select(trigger => trigger.Entry).Distinct().Select(at => _entries[at])]
            : [];
    }

    private Found Similar(Wording wording, IReadOnlyCollection<string> roles)
    {
        var matches = _index.Compare(wording.Text);
        var ranked = Enumerable.Range(0, matches.Length)
            .Select(at => (At: at, Score: Score(matches[at])))
            .Where(pair => pair.Score >= Levels.Likely)
            .OrderByDescending(pair => pair.Score)
            .ToList();
        var offered = ranked.Where(pair => _entries[pair.At].Allows(roles)).Take(Most).ToList();
        if (offered.Count == 0)
        {
            return Found.Nothing;
        }

        var (best, score) = ranked[0];
        var match = matches[best];
        var certain = best == offered[0].At
            && score >= Levels.Certain && match.Explained >= Levels.Explained
            && wording.IsSentence
            && (ranked.Count == 1 || score - ranked[1].Score >= Levels.Margin)
            && !SmallWords.AddsDoubt(wording.Text, match.Phrase ?? "");
        return certain
            ? new Found(Certainty.Certain, [new Candidate(_entries[best], score)])
            : new Found(Certainty.Likely, [.. offered.Select(pair => new Candidate(_entries[pair.At], pair.Score))]);
    }

    private static double Score(PhraseIndex.Match match) => (match.Near + match.Known) / 2;

    /// <summary>Found on the development part of the table of utterances; see dialogs/README.md.</summary>
    private static class Levels
    {
        public const double Likely = 0.33;
        public const double Certain = 0.8;
        public const double Explained = 0.6;
        public const double Margin = 0.2;
    }
}
