using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Opinions;

/// <summary>A quick note (随手记) of a delegate. Private: others see it only as a source of a submitted suggestion.</summary>
public sealed class Note : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The person who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>第 n 条 of its author; never given twice.</summary>
    public required int Number { get; init; }

    public string Text { get; private set; } = string.Empty;

    /// <summary>Ids of stored files.</summary>
    public string Photos { get; private set; } = "[]";

    public string? Place { get; private set; }

    public required DateTimeOffset At { get; init; }

    public NoteState State { get; private set; }

    /// <summary>Since when it is used or deleted, or when it was last edited.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<string> PhotoIds => JsonColumn.ReadList<string>(Photos);

    public static Note Take(Guid authorId, Guid bodyId, int number, string text, IReadOnlyList<string> photos, string? place, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AuthorId = authorId,
        BodyId = bodyId,
        Number = number,
        Text = text,
        Photos = JsonColumn.Write(photos),
        Place = place,
        At = now,
        ChangedAt = now,
    };

    /// <summary>Changes the words and gives back the former ones, to be kept beside it.</summary>
    public NoteVersion Edit(string text, DateTimeOffset now)
    {
        Require(NoteState.Open);
        var former = new NoteVersion { Id = Guid.CreateVersion7(now), NoteId = Id, Text = Text, Until = now };
        Text = text;
        ChangedAt = now;
        return former;
    }

    public void Delete(DateTimeOffset now) => Move(NoteState.Open, NoteState.Deleted, now);

    public void Restore(DateTimeOffset now) => Move(NoteState.Deleted, NoteState.Open, now);

    /// <summary>It stands behind a submitted suggestion; one note may stand behind several.</summary>
    public void Use(DateTimeOffset now)
    {
        if (State == NoteState.Open)
        {
            Move(NoteState.Open, NoteState.Used, now);
        }
    }

    /// <summary>No submitted suggestion stands on it any more.</summary>
    public void Release(DateTimeOffset now)
    {
        if (State == NoteState.Used)
        {
            Move(NoteState.Used, NoteState.Open, now);
        }
    }

    private void Move(NoteState from, NoteState to, DateTimeOffset now)
    {
        Require(from);
        State = to;
        ChangedAt = now;
    }

    private void Require(NoteState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"Note {Id} is {State}, not {state}.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Note>
    {
        public void Configure(EntityTypeBuilder<Note> builder)
        {
            builder.ToTable("Notes");
            builder.Property(note => note.Id).ValueGeneratedNever();
            builder.Ignore(note => note.PhotoIds);
            builder.HasIndex(note => new { note.AuthorId, note.Number }).IsUnique();
            builder.HasIndex(note => new { note.AuthorId, note.State });
        }
    }
}

public enum NoteState
{
    Open,
    Used,
    Deleted,
}
