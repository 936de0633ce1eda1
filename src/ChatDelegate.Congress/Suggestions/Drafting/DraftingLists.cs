using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What a drafter may choose from, and on whose account it works.</summary>
internal sealed class DraftingLists(ContactNames names)
{
    public async Task<DraftingRequest> RequestAsync(CongressDb db, DraftingJob job, IReadOnlyList<SourceItem> sources, CancellationToken cancellationToken)
    {
        var choices = await DraftingChoices.ReadAsync(db, job.BodyId, cancellationToken);
        return new DraftingRequest([.. sources.Select(item => item.ToNote())], choices.Units, choices.Categories)
        {
            Person = job.PersonId.ToString(),
            Job = job.Id.ToString(),
            Names = await names.OfAsync(db, sources, cancellationToken),
        };
    }
}
