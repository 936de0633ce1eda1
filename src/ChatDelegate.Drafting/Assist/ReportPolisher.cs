using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Assist;

/// <summary>
/// Says paragraphs of a report (述职) in better words, with a model. A paragraph is taken when it holds exactly the figures, dates and names of the
/// one it is made of: none more, so that nothing is claimed, and none less, so that nothing is passed over.
/// </summary>
public sealed class ReportPolisher(PromptRunner prompts)
{
    private const string Prompt = "report";
    private const double LeastOwnWords = 0.4;

    public async Task<PolishedReport> PolishAsync(IReadOnlyList<ReportText> paragraphs, Asker asker, CancellationToken cancellationToken)
    {
        var sent = paragraphs.Where(paragraph => PersonalMask.IsClean(paragraph.Text)).ToList();
        var answer = await prompts.RunAsync(
            new PromptCall(Prompt, new Dictionary<string, object?> { ["paragraphs"] = sent.Select(paragraph => new { id = paragraph.Id, text = paragraph.Text }) })
            {
                Person = asker.Person,
                Job = asker.Job,
            },
            cancellationToken);
        var polished = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paragraph in answer.Json.GetProperty("paragraphs").EnumerateArray())
        {
            var (id, text) = (paragraph.GetProperty("id").GetString() ?? string.Empty, (paragraph.GetProperty("text").GetString() ?? string.Empty).Trim());
            if (sent.FirstOrDefault(one => one.Id == id) is not { } before || polished.ContainsKey(id) || text == before.Text)
            {
                continue;
            }

            var source = new SourceNote(id, before.Text, default);
            if (WordingGate.Check(text, [source], LeastOwnWords) is null && WordingGate.Keeps(text, source))
            {
                polished[id] = text;
            }
            else
            {
                refused.Add(id);
            }
        }

        return new PolishedReport(polished, [.. refused.Where(id => !polished.ContainsKey(id))], answer.Mark);
    }
}

/// <summary>A paragraph by whatever names it to the caller.</summary>
public sealed record ReportText(string Id, string Text);

/// <param name="Texts">The new words of the paragraphs that have some, by id.</param>
/// <param name="Refused">Ids of paragraphs whose new words said something else; they stay as they are.</param>
public sealed record PolishedReport(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Refused, PromptMark Mark);
