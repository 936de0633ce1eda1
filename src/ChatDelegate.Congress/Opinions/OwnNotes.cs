using ChatDelegate.Congress.Commands;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions;

/// <summary>The notes of the person who asks, and no others.</summary>
internal static class OwnNotes
{
    public static IQueryable<Note> Notes(this CommandContext context) =>
        context.Db.Set<Note>().Where(note => note.AuthorId == context.Participant.PersonId && note.BodyId == context.Participant.CongressId);

    /// <summary>第 n 条, unless it is deleted.</summary>
    public static Task<Note?> NoteAsync(this CommandContext context, int? number, CancellationToken cancellationToken) =>
        context.Notes().FirstOrDefaultAsync(note => note.Number == number && note.State != NoteState.Deleted, cancellationToken);
}
