using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>One row of the table: how somebody said it, and what they meant.</summary>
/// <param name="Now">Local time in Shanghai.</param>
/// <param name="Names">The options or labels it is read with; empty where none matter.</param>
internal sealed record Phrase(string Kind, int Line, string Text, string Meaning, DateTime Now, ImmutableArray<string> Names);

/// <summary>Reads <c>phrases/*.tsv</c>; the head of each file says how it is written.</summary>
internal static partial class PhraseTable
{
    private static readonly DateTime UsualNow = new(2026, 11, 20, 10, 0, 0);

    private static readonly Dictionary<string, Regex> Meanings = new()
    {
        ["yes-no"] = YesOrNo(),
        ["choice"] = Letters(),
        ["number"] = Number(),
        ["date"] = Days(),
        ["date-time"] = DaysWithTime(),
        ["list"] = ListOfLetters(),
        ["mentions"] = Mentioned(),
        ["labelled"] = Labelled(),
    };

    public static ImmutableArray<string> Kinds { get; } = [.. Meanings.Keys];

    public static ImmutableArray<Phrase> All { get; } = [.. Kinds.SelectMany(kind => Parse(Path.Combine(Folder(), kind + ".tsv"), File.ReadAllLines(Path.Combine(Folder(), kind + ".tsv"))))];

    /// <exception cref="FormatException">A line is not as the head of the file says; the message names file and line.</exception>
    public static IEnumerable<Phrase> Parse(string file, IReadOnlyList<string> lines)
    {
        var kind = Path.GetFileNameWithoutExtension(file);
        if (!Meanings.TryGetValue(kind, out var meaning))
        {
            throw new FormatException($"{file}: no kind '{kind}'; there are {string.Join(", ", Meanings.Keys)}.");
        }

        var lists = new Dictionary<string, ImmutableArray<string>>();
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Trim().Length == 0 || lines[i] == "#" || lines[i].StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            var cells = lines[i].Split('\t');
            Require(cells.Length is >= 2 and <= 4, file, i, "write phrase TAB meaning, then settings, with one TAB between them");
            if (cells[0].StartsWith('@'))
            {
                lists[cells[0]] = [.. cells[1].Split('|')];
                continue;
            }

            Require(meaning.IsMatch(cells[1]), file, i, $"'{cells[1]}' is no meaning of the kind {kind}");
            var key = string.Join('\t', cells.Where((_, at) => at != 1));
            Require(seen.TryAdd(key, i + 1), file, i, $"'{cells[0]}' is already in line {seen.GetValueOrDefault(key)}");
            yield return Row(file, i, kind, cells, lists);
        }
    }

    private static Phrase Row(string file, int line, string kind, string[] cells, Dictionary<string, ImmutableArray<string>> lists)
    {
        var row = new Phrase(kind, line + 1, cells[0].Replace("\\n", "\n", StringComparison.Ordinal), cells[1], UsualNow, []);
        foreach (var setting in cells.Skip(2))
        {
            if (lists.TryGetValue(setting, out var names))
            {
                row = row with { Names = names };
                continue;
            }

            var now = DateTime.MinValue;
            Require(setting.StartsWith("now=", StringComparison.Ordinal) && DateTime.TryParseExact(setting[4..], "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out now),
                file, line, $"'{setting}' is neither a list named above nor now=2026-11-20T10:00");
            row = row with { Now = now };
        }

        return row;
    }

    private static void Require(bool holds, string file, int line, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException($"{file}:{line + 1}: {otherwise}.");
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "phrases");

    [GeneratedRegex("^(yes|no|-)$")]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"^(-|[a-z](\|[a-z])*)$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(-|-?[0-9]+(\.[0-9]+)?)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(-|\d{4}-\d\d-\d\d(\|\d{4}-\d\d-\d\d)*)$")]
    private static partial Regex Days();

    [GeneratedRegex(@"^(-|\d{4}-\d\d-\d\d \d\d:\d\d(\|\d{4}-\d\d-\d\d \d\d:\d\d)*)$")]
    private static partial Regex DaysWithTime();

    [GeneratedRegex("^(-|none|[a-z](,[a-z])*)$")]
    private static partial Regex ListOfLetters();

    [GeneratedRegex("^(-|(date|time|number|option) [^;]+ [^; ]+(; (date|time|number|option) [^;]+ [^; ]+)*)$")]
    private static partial Regex Mentioned();

    [GeneratedRegex("^(-|[^=;]+=[^=;]+(; [^=;]+=[^=;]+)*)$")]
    private static partial Regex Labelled();
}
