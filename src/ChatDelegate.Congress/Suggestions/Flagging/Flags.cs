using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Flagging;

/// <summary>Hands staff what talks to the program; what stands behind a suggestion they see there, marked.</summary>
internal static class Flags
{
    public static async Task KeepAsync(CongressDb db, DraftingJob job, IReadOnlyList<SourceItem> sources, DraftingResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var used = result.Drafts.SelectMany(draft => draft.Notes).ToHashSet();
        var flagged = sources.Where(item => result.Suspicious.Contains(item.Id.ToString()) && !used.Contains(item.Id.ToString())).ToList();
        var ids = flagged.ConvertAll(item => item.Id);
        var known = await db.Set<FlaggedNote>().Where(note => ids.Contains(note.OriginId)).Select(note => note.OriginId).ToListAsync(cancellationToken);
        db.AddRange(flagged.Where(item => !known.Contains(item.Id)).Select(item => new FlaggedNote
        {
            Id = Guid.CreateVersion7(now),
            BodyId = job.BodyId,
            AuthorId = job.PersonId,
            OriginId = item.Id,
            Kind = item.Kind,
            Text = item.Text,
            At = item.At,
        }));
    }
}
