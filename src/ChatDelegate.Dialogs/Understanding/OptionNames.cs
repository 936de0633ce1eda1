using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>The names of a list's options, folded once for all the ways to compare with them.</summary>
internal readonly struct OptionNames
{
    private readonly string[] _labels;
    private readonly IReadOnlyList<Option> _options;

    public OptionNames(IReadOnlyList<Option> options)
    {
        _options = options;
        _labels = new string[options.Count];
        for (var i = 0; i < _labels.Length; i++)
        {
            _labels[i] = Fold.Bare(options[i].Label);
        }
    }

    public int Count => _labels.Length;

    public string this[int position] => _labels[position];

    public Chosen Exact(string bare) => Where((label, option) => label == bare || Fold.Bare(option.Id) == bare);

    /// <summary>Options whose name begins with this very number, together with the one in that place.</summary>
    public Chosen Counting(decimal number, int? position)
    {
        var named = Where((label, _) => Numerals.Run(label, 0) is > 0 and var run && run < label.Length && Numerals.Read(label.AsSpan(0, run)) == number);
        return named.Candidates.IsEmpty || position is not { } at || named.Candidates.Contains(at) && named.Candidates.Length == 1 ? named
            : new Chosen([.. named.Candidates.Append(at).Distinct().Order()]);
    }

    /// <summary>The same but for the way the number at its beginning is written: 五年 for 5年, 二号会议室 for 第二会议室.</summary>
    public Chosen Number(string bare) => Numbered(bare) is var (number, rest) ? Where((label, _) => Numbered(label) is var (other, name) && other == number && name == rest) : Chosen.Nothing;

    /// <summary>Options whose name has the text in it; English from the beginning of a word on.</summary>
    public Chosen Within(string bare) =>
        char.IsAsciiLetter(bare[0]) ? Where((label, option) => label.Contains(bare, StringComparison.Ordinal) && BeginsWord(option.Label, bare)) : Where((label, _) => label.Contains(bare, StringComparison.Ordinal));

    /// <summary>
    /// The options whole in the text, when there are several to offer. One alone counts only where the rest repeats it: what else
    /// stands beside a name can mean anything (东街附近, 北门新村2号楼).
    /// </summary>
    public Chosen Contained(string bare)
    {
        var labels = _labels;
        var found = Where((label, _) => label.Length >= 2 && bare.Contains(label, StringComparison.Ordinal));

        // 特别紧急 holds 紧急, too.
        var outer = found.IsAmbiguous
            ? new Chosen([.. found.Candidates.Where(one => !found.Candidates.Any(other => labels[other].Length > labels[one].Length && labels[other].Contains(labels[one], StringComparison.Ordinal)))])
            : found;
        return outer.One is { } named && !labels[named].Contains(bare.Replace(labels[named], "", StringComparison.Ordinal), StringComparison.Ordinal) ? Chosen.Nothing : outer;
    }

    /// <param name="keeping">What must not be the slip: 很满意 and 不太满意 are none of 不满意.</param>
    public Chosen Typo(string bare, string? keeping = null) => Where((label, _) => Similarity.IsTypo(bare, label) && (keeping is null || (label.Length == bare.Length && label.Contains(keeping, StringComparison.Ordinal))));

    /// <summary>Options whose name has the text in two pieces, in order: 修缮路面 of 关于修缮东街路面的建议.</summary>
    public Chosen InPieces(string bare)
    {
        for (var cut = 2; cut <= bare.Length - 2 && bare.Length <= 20; cut++)
        {
            var (first, second) = (bare[..cut], bare[cut..]);
            var found = Where((label, _) => label.IndexOf(first, StringComparison.Ordinal) is >= 0 and var at && label.IndexOf(second, at + first.Length, StringComparison.Ordinal) >= 0);
            if (!found.Candidates.IsEmpty)
            {
                return found;
            }
        }

        return Chosen.Nothing;
    }

    private static (decimal Number, string Name)? Numbered(string name)
    {
        var start = name.StartsWith('第') ? 1 : 0;
        var run = Numerals.Run(name, start);
        return run > 0 && start + run < name.Length && Numerals.Read(name.AsSpan(start, run)) is { } number ? (number, name[(start + run)..].TrimStart('号')) : null;
    }

    private static bool BeginsWord(string label, string bare)
    {
        for (var at = 0; at < label.Length; at++)
        {
            if (char.IsLetterOrDigit(label[at]) && (at == 0 || !char.IsLetterOrDigit(label[at - 1])) && Fold.Bare(label[at..]).StartsWith(bare, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private Chosen Where(Func<string, Option, bool> fits)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < _labels.Length; i++)
        {
            if (_labels[i].Length > 0 && fits(_labels[i], _options[i]))
            {
                found.Add(i);
            }
        }

        return found.Count == 0 ? Chosen.Nothing : new Chosen(found.ToImmutable());
    }
}
