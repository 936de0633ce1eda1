using System.Text.Json;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>
/// News for a person, written in the same transaction as what it tells of; a turn of their conversation then says it.
/// It waits for people who have no conversation yet.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>What it is about, for staff and tests: <c>suggestion.returned</c>.</summary>
    public required string About { get; init; }

    /// <summary>Replies by language, as JSON.</summary>
    public required string Replies { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? SaidAt { get; set; }

    /// <summary>What the channel answered that would not take it, not now and not later; null unless it did.</summary>
    public string? Refusal { get; set; }

    /// <summary>A notice with the same words in every language that <paramref name="replies"/> is asked for.</summary>
    public static Notice For(Guid personId, string about, DateTimeOffset at, Func<string, IReadOnlyList<Reply>> replies) => Of(personId, about, at, Write(replies));

    /// <summary>The same notice for many: its words are made once.</summary>
    public static IEnumerable<Notice> ForEach(IEnumerable<Guid> people, string about, DateTimeOffset at, Func<string, IReadOnlyList<Reply>> replies)
    {
        var written = Write(replies);
        return people.Select(person => Of(person, about, at, written));
    }

    /// <summary>A notice whose words are made already, by <see cref="Write"/>.</summary>
    public static Notice Of(Guid personId, string about, DateTimeOffset at, string written) => new() { Id = Guid.CreateVersion7(at), PersonId = personId, About = about, At = at, Replies = written };

    /// <summary>What is said in every language, as a notice keeps it.</summary>
    public static string Write(Func<string, IReadOnlyList<Reply>> replies) =>
        JsonSerializer.Serialize(Commands.Locales.All.ToDictionary(locale => locale, replies), JsonSerializerOptions.Web);

    /// <summary>What to say in a language, or in the default one.</summary>
    public IReadOnlyList<Reply> In(string locale)
    {
        var all = JsonSerializer.Deserialize<Dictionary<string, List<Reply>>>(Replies, JsonSerializerOptions.Web) ?? [];
        return all.GetValueOrDefault(locale) ?? all.GetValueOrDefault(Commands.Locales.Default) ?? [];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("Notices");
            builder.Property(notice => notice.Id).ValueGeneratedNever();
            builder.HasIndex(notice => new { notice.SaidAt, notice.PersonId });
        }
    }
}
