using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Extracting;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Assist;

/// <summary>
/// Proposes the fields of an opinion with a model. It points at words of the text; whatever does not stand there, is somebody's phone, or is not of
/// the kind asked for is refused. Category and units are of the lists.
/// </summary>
public sealed class OpinionExtractor(PromptRunner prompts)
{
    private const int MostUnits = 3;
    private const int LongestQuote = 200;

    /// <param name="names">Names given in contact fields: no model sees them.</param>
    public async Task<ExtractedFields> ReadAsync(
        string text, IReadOnlyList<string> names, IReadOnlyList<string> categories, IReadOnlyList<HandlingUnitOption> units, Asker asker, CancellationToken cancellationToken)
    {
        var masked = PersonalMask.Hide(text, names);
        var found = await prompts.RunAsync(Call("extract", asker, ("text", masked)), cancellationToken);
        List<MarkedProposal> proposals = [];
        var refused = 0;
        foreach (var one in found.Json.GetProperty("fields").EnumerateArray())
        {
            var quote = one.GetProperty("quote").GetString()?.Trim();
            if (Field(one.GetProperty("field").GetString()) is { } field && Quoted(field, text, quote) is { } proposal && proposals.TrueForAll(other => other.Proposal.Field != field))
            {
                proposals.Add(new MarkedProposal(proposal, found.Mark));
            }
            else
            {
                refused++;
            }
        }

        var sorted = await prompts.RunAsync(
            Call("classify", asker, ("text", masked), ("categories", categories), ("units", units.Select(unit => new { name = unit.Name, duties = unit.Duties }))), cancellationToken);
        if (sorted.Json.GetProperty("category").GetString() is { } category && categories.Contains(category))
        {
            proposals.Add(new MarkedProposal(OpinionReader.Pointed(OpinionField.Category, category, text, []), sorted.Mark));
        }

        var named = sorted.Json.GetProperty("units").EnumerateArray().Select(unit => unit.GetString() ?? string.Empty).Take(MostUnits).ToList();
        if (OpinionReader.Units(text, named, units) is { } proposed)
        {
            proposals.Add(new MarkedProposal(proposed, sorted.Mark));
        }

        return new ExtractedFields(proposals, refused);
    }

    private static PromptCall Call(string prompt, Asker asker, params (string Name, object? Value)[] inputs) =>
        new(prompt, inputs.ToDictionary(input => input.Name, input => input.Value)) { Person = asker.Person, Job = asker.Job };

    private static OpinionField? Field(string? name) => name switch
    {
        "place" => OpinionField.Place,
        "since" => OpinionField.Since,
        "people" => OpinionField.People,
        "department" => OpinionField.Department,
        "request" => OpinionField.Request,
        _ => null,
    };

    private static FieldProposal? Quoted(OpinionField field, string text, string? quote) =>
        quote is { Length: > 0 and <= LongestQuote } && Fits(field, quote) ? OpinionReader.Quoted(field, text, quote) : null;

    /// <summary>A time has a time in it, a number of people a number.</summary>
    private static bool Fits(OpinionField field, string quote) => field switch
    {
        OpinionField.Since => FieldReader.Read(quote, []).Since is not null || Holds(quote, EntityKind.Date, EntityKind.Duration),
        OpinionField.People => Holds(quote, EntityKind.Number),
        _ => true,
    };

    private static bool Holds(string quote, params ReadOnlySpan<EntityKind> kinds)
    {
        foreach (var span in EntityFinder.Find(NormalText.Of(quote), default))
        {
            if (kinds.Contains(span.Kind))
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="Mark">What it was made with.</param>
public sealed record MarkedProposal(FieldProposal Proposal, PromptMark Mark);

/// <param name="Refused">Values of the model that the text does not hold.</param>
public sealed record ExtractedFields(IReadOnlyList<MarkedProposal> Proposals, int Refused);
