using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>How a reading compares with what was meant.</summary>
internal enum Outcome
{
    Right,

    /// <summary>The person is asked again, or offered other choices than they should be: a nuisance, never a wrong record.</summary>
    AskedBack,

    /// <summary>Something else was taken for certain.</summary>
    SilentlyWrong,
}

/// <summary>Reads phrases with the product's code and writes what it understood as the table does.</summary>
internal static class Recogniser
{
    public static string Read(Phrase phrase) => phrase.Kind switch
    {
        "yes-no" => YesNo.Read(phrase.Text) switch { true => "yes", false => "no", null => "-" },
        "choice" => Join(Choices.Read(phrase.Text, Options(phrase.Names)).Candidates.Select(Letter)),
        "number" => Numbers.Read(phrase.Text) is { } number ? Plain(number) : "-",
        "date" => Join(Dates.Read(phrase.Text, DateOnly.FromDateTime(phrase.Now)).Select(Day)),
        "date-time" => Join(Times.Read(phrase.Text, phrase.Now).Select(Minute)),
        "list" => Lists.IsNone(phrase.Text) ? "none" : Lists.Read(phrase.Text, Options(phrase.Names)) is { IsEmpty: false } chosen ? string.Join(',', chosen.Select(Letter)) : "-",
        "mentions" => Written(Mentioned(phrase)),
        "labelled" => Written((LabelledParts.Read(phrase.Text, phrase.Names) ?? []).Select(part => $"{phrase.Names[part.Label]}={part.Text}")),
        _ => throw new InvalidOperationException($"No reading for {phrase.Kind}."),
    };

    public static Outcome Judge(string meaning, string read) =>
        read == meaning ? Outcome.Right
        : read.Split("; ").Except(meaning.Split("; ")).Any(part => part != "-" && !part.Contains('|', StringComparison.Ordinal)) ? Outcome.SilentlyWrong
        : Outcome.AskedBack;

    public static Option[] Options(ImmutableArray<string> names) => [.. names.Select((name, at) => new Option("option-" + Letter(at), name))];

    private static IEnumerable<string> Mentioned(Phrase phrase) =>
    [
        .. Mentions.Dates(phrase.Text, DateOnly.FromDateTime(phrase.Now)).Select(found => $"date {Words(phrase, found.Start, found.Length)} {Join(found.Candidates.Select(Day))}"),
        .. Mentions.Times(phrase.Text, phrase.Now).Select(found => $"time {Words(phrase, found.Start, found.Length)} {Join(found.Candidates.Select(Minute))}"),
        .. Mentions.Numbers(phrase.Text).Select(found => $"number {Words(phrase, found.Start, found.Length)} {Plain(found.Candidates[0].Count)} {found.Candidates[0].Unit}"),
        .. Mentions.Options(phrase.Text, Options(phrase.Names)).Select(found => $"option {Words(phrase, found.Start, found.Length)} {Join(found.Candidates.Select(Letter))}"),
    ];

    private static string Words(Phrase phrase, int start, int length) => phrase.Text.Substring(start, length);

    private static string Written(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } all ? all : "-";

    private static string Letter(int position) => ((char)('a' + position)).ToString();

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> candidates) => string.Join('|', candidates) is { Length: > 0 } all ? all : "-";
}
