using System.Text.Json;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Assist;

/// <summary>
/// Puts notes to speak from into spoken words, with a model. Every point comes back: in a paragraph that says no more than its points, or as it
/// stood in the outline.
/// </summary>
public sealed class SpeechWriter(PromptRunner prompts)
{
    private const string Prompt = "speech";
    private const double LeastOwnWords = 0.35;

    public async Task<SpokenSpeech> WriteAsync(Speech outline, Asker asker, CancellationToken cancellationToken)
    {
        var points = outline.Parts.SelectMany((part, i) => part.Points.Select((point, j) => new Numbered($"p{i + 1}.{j + 1}", i, point))).ToList();
        var sent = points.Where(one => PersonalMask.IsClean(one.Point.Text)).ToList();
        var answer = await prompts.RunAsync(
            new PromptCall(Prompt, new Dictionary<string, object?>
            {
                ["minutes"] = outline.Minutes,
                ["characters"] = outline.Minutes * Speech.CharactersAMinute,
                ["points"] = sent.Select(one => new { id = one.Id, matter = outline.Parts[one.Part].Title, section = one.Point.Section.ToString().ToLowerInvariant(), text = one.Point.Text }),
            })
            {
                Person = asker.Person,
                Job = asker.Job,
            },
            cancellationToken);
        var (paragraphs, refused) = Admit(answer.Json, sent);
        return new SpokenSpeech(outline with { Parts = [.. outline.Parts.Select((part, i) => part with { Points = Compose(points.Where(one => one.Part == i), paragraphs) })] }, refused, answer.Mark);
    }

    /// <summary>Paragraphs of points of one part, each point taken once, whose words pass.</summary>
    private static (List<(IReadOnlyList<Numbered> Points, string Text)> Paragraphs, int Refused) Admit(JsonElement json, List<Numbered> sent)
    {
        List<(IReadOnlyList<Numbered>, string)> admitted = [];
        var left = sent.ToDictionary(one => one.Id);
        var refused = 0;
        foreach (var paragraph in json.GetProperty("paragraphs").EnumerateArray())
        {
            var text = (paragraph.GetProperty("text").GetString() ?? string.Empty).Trim();
            var ids = paragraph.GetProperty("points").EnumerateArray().Select(id => id.GetString() ?? string.Empty).Distinct(StringComparer.Ordinal).ToList();
            var points = ids.Select(left.GetValueOrDefault).OfType<Numbered>().OrderBy(one => sent.IndexOf(one)).ToList();
            if (points.Count == 0 || points.Count != ids.Count || points.DistinctBy(one => one.Part).Count() > 1
                || WordingGate.Check(text, [.. points.Select(one => new SourceNote(one.Id, one.Point.Text, default))], LeastOwnWords) is not null)
            {
                refused++;
                continue;
            }

            points.ForEach(one => left.Remove(one.Id));
            admitted.Add((points, text));
        }

        return (admitted, refused);
    }

    /// <summary>In the order of the outline: a paragraph stands where the first of its points stood.</summary>
    private static List<SpeechPoint> Compose(IEnumerable<Numbered> points, List<(IReadOnlyList<Numbered> Points, string Text)> paragraphs)
    {
        List<SpeechPoint> said = [];
        foreach (var one in points)
        {
            var paragraph = paragraphs.Find(found => found.Points.Contains(one));
            if (paragraph.Points is not { } taken)
            {
                said.Add(one.Point);
            }
            else if (taken[0] == one)
            {
                said.Add(new SpeechPoint(
                    one.Point.Section, paragraph.Text, [.. taken.SelectMany(point => point.Point.Notes).Distinct(StringComparer.Ordinal)], Weakest(taken),
                    SpeechOutliner.FactsOf(paragraph.Text), Spoken: true));
            }
        }

        return said;
    }

    /// <summary>What is proposed or concluded stays so when it is told together with what is known.</summary>
    private static SentenceKind Weakest(IReadOnlyList<Numbered> points) =>
        points.Any(one => one.Point.Kind == SentenceKind.Proposed) ? SentenceKind.Proposed
        : points.Any(one => one.Point.Kind == SentenceKind.Inferred) ? SentenceKind.Inferred
        : points[0].Point.Kind;

    private sealed record Numbered(string Id, int Part, SpeechPoint Point);
}

/// <param name="Refused">Paragraphs of the model that said more than their points; these points stand as in the outline.</param>
public sealed record SpokenSpeech(Speech Speech, int Refused, PromptMark Mark);
