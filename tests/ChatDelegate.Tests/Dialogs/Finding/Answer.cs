using ChatDelegate.Dialogs.Finding;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>What a finder made of an utterance: what it would start, or what it would offer, best first.</summary>
internal sealed record Answer(bool Starts, IReadOnlyList<string> Ids)
{
    public static Answer Of(Found found) => new(found.Certain is not null, [.. found.Candidates.Select(candidate => candidate.Entry.Id)]);
}
