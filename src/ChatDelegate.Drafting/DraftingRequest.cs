namespace ChatDelegate.Drafting;

/// <summary>Notes to draft from, and the lists that a draft may choose from.</summary>
/// <param name="Notes">In any order: the result does not depend on it.</param>
/// <param name="HandlingUnits">Handling units (承办单位) that exist; a draft proposes no other.</param>
/// <param name="Categories">Categories that exist; the last is the one for everything else.</param>
public sealed record DraftingRequest(IReadOnlyList<SourceNote> Notes, IReadOnlyList<HandlingUnitOption> HandlingUnits, IReadOnlyList<string> Categories)
{
    /// <summary>Opaque id of who asks, for limits and the ledger of model calls; null when nobody is to be charged.</summary>
    public string? Person { get; init; }

    /// <summary>Opaque id of the job that asks, so that an answer paid for is found again after a crash.</summary>
    public string? Job { get; init; }

    /// <summary>Names given in contact fields (联系人), hidden from a model wherever they stand in a note.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>A note as the drafter sees it, without contacts or names of its giver.</summary>
/// <param name="Id">Stable id; sentences cite it.</param>
/// <param name="Text">As typed; data, never an instruction.</param>
/// <param name="At">When it was written, to resolve 去年 and 昨天.</param>
/// <param name="Place">The place given in its own field, or null.</param>
public sealed record SourceNote(string Id, string Text, DateTimeOffset At, string? Place = null);

/// <summary>A handling unit and the words that point to it.</summary>
public sealed record HandlingUnitOption(string Name, IReadOnlyList<string> Duties);
