namespace ChatDelegate.Drafting.Text;

/// <summary>
/// Finds the words of many lists in a text in one pass over it: the lists have thousands of words, and a text of a few dozen
/// characters is looked at for each of its notes and clauses.
/// </summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<char, int[]> _lengths;
    private readonly List<int[]> _lists;

    public WordIndex(IReadOnlyList<IReadOnlyList<string>> lists)
    {
        var holders = new List<List<int>>();
        for (var i = 0; i < lists.Count; i++)
        {
            foreach (var word in lists[i].Distinct())
            {
                if (_ids.TryAdd(word, holders.Count))
                {
                    holders.Add([]);
                }

                holders[_ids[word]].Add(i);
            }
        }

        _lists = [.. holders.Select(list => list.ToArray())];
        _lengths = _ids.Keys.GroupBy(word => word[0]).ToDictionary(group => group.Key, group => group.Select(word => word.Length).Distinct().Order().ToArray());
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Length of the longest word that begins at a place of the text; 0 when none does.</summary>
    public int LongestAt(string text, int at) =>
        _lengths.GetValueOrDefault(text[at], []).LastOrDefault(length => length <= text.Length - at && _lookup.ContainsKey(text.AsSpan(at, length)));

    /// <summary>Each word of each list that occurs, in the order of the text, with how often it does.</summary>
    public IEnumerable<(int List, int Length, int Times)> Find(string text)
    {
        var times = new Dictionary<int, (int Length, int Times)>();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var length in _lengths.GetValueOrDefault(text[i], []))
            {
                if (length <= text.Length - i && _lookup.TryGetValue(text.AsSpan(i, length), out var word))
                {
                    times[word] = (length, times.GetValueOrDefault(word).Times + 1);
                }
            }
        }

        return times.SelectMany(pair => _lists[pair.Key].Select(list => (list, pair.Value.Length, pair.Value.Times)));
    }
}
