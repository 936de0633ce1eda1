using System.Globalization;
using ChatDelegate.Drafting.Extracting;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>Place, department and request as <see cref="FieldReader"/> reads them, against what the official answer says in its first sentences.</summary>
internal static class ExtractionTable
{
    public static void Print(IReadOnlyList<Message> answered, IReadOnlyList<UnitNames> units)
    {
        var options = units.Select(unit => unit.Unit).ToList();
        var rows = answered.Select(message => (Message: message, Gold: new Answer(message, units), Found: FieldReader.Read(message.Subject + "\n" + message.Text, options))).ToList();
        Console.WriteLine($"### Fields: {answered.Count} answered messages");
        Console.WriteLine();
        Console.WriteLine("| field | gold in | found in | precision | recall | baseline |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Places([.. rows.Where(row => row.Gold.Places.Count > 0).Select(row => (row.Message, row.Gold, row.Found))]);
        Departments([.. rows.Where(row => row.Gold.Units.Count > 0).Select(row => (row.Message, row.Gold, row.Found))]);
        Requests([.. rows.Where(row => row.Gold.Request is not null).Select(row => (row.Message, row.Gold, row.Found))]);
        Console.WriteLine();
    }

    private static void Places(List<(Message Message, Answer Gold, ReadFields Found)> rows)
    {
        var found = rows.Where(row => row.Found.Place is not null).ToList();
        var right = found.Count(row => IsPlace(row.Gold, row.Found.Place ?? ""));
        var beginning = rows.Count(row => IsPlace(row.Gold, row.Message.Subject[..Math.Min(8, row.Message.Subject.Length)]));
        Write("place", rows.Count, found.Count, (double)right / found.Count, (double)right / rows.Count, $"{(double)beginning / rows.Count:0.00} with the subject's first eight characters");
    }

    private static bool IsPlace(Answer gold, string place)
    {
        var value = NormalText.Of(place).Value;
        return value.Length > 2 && gold.Places.Any(one => value.Contains(one, StringComparison.Ordinal) || (value.Length > 3 && one.Contains(value, StringComparison.Ordinal)));
    }

    private static void Departments(List<(Message Message, Answer Gold, ReadFields Found)> rows)
    {
        var found = rows.Where(row => row.Found.Departments.Count > 0).ToList();
        var first = found.Count(row => row.Gold.Units.Contains(row.Found.Departments[0]));
        var any = found.Count(row => row.Gold.Units.Intersect(row.Found.Departments).Any());
        var usual = rows.SelectMany(row => row.Gold.Units).CountBy(unit => unit).OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Take(3).ToList();
        Write("department, first", rows.Count, found.Count, (double)first / found.Count, (double)first / rows.Count, $"{(double)rows.Count(row => row.Gold.Units.Contains(usual[0])) / rows.Count:0.00} with the most frequent");
        Write("department, one of three", rows.Count, found.Count, (double)any / found.Count, (double)any / rows.Count, $"{(double)rows.Count(row => row.Gold.Units.Intersect(usual).Any()) / rows.Count:0.00} with the three most frequent");
    }

    private static void Requests(List<(Message Message, Answer Gold, ReadFields Found)> rows)
    {
        var found = rows.Where(row => row.Found.Request is not null).ToList();
        var recall = rows.Average(row => Overlap.Share(row.Gold.Request ?? "", row.Found.Request ?? ""));
        var precision = found.Average(row => Overlap.Share(row.Found.Request ?? "", row.Gold.Request ?? ""));
        var (first, exact) = (rows.Average(row => Overlap.Share(row.Gold.Request ?? "", First(row.Message.Text))), rows.Average(row => Overlap.Share(First(row.Message.Text), row.Gold.Request ?? "")));
        Write("request (pairs of characters)", rows.Count, found.Count, precision, recall, $"{exact:0.00} / {first:0.00} with the first sentence of the text");
    }

    private static string First(string text) => text.Split(['。', '！', '？', '!', '?', ';', '；'], 2)[0];

    private static void Write(string field, int gold, int found, double precision, double recall, FormattableString baseline) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {field} | {gold} | {found} | {precision:0.00} | {recall:0.00} | {FormattableString.Invariant(baseline)} |"));
}
