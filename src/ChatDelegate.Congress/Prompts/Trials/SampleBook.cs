using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Lines to try prompts on: a few that ship, and those that administrators wrote. All are made up.</summary>
public sealed class SampleBook(IRecordStore store, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    public const int MostNotes = 15;
    public const int LongestNote = 500;
    public const int LongestTitle = 60;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private static readonly Lazy<IReadOnlyList<ShippedSample>> Shipped = new(Read);

    /// <summary>All there are, those that ship first.</summary>
    public async Task<IReadOnlyList<SampleLine>> AllAsync(string locale, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = await (
            from sample in db.Set<PromptSample>().AsNoTracking()
            join person in db.Set<Person>() on sample.By equals person.Id into people
            from writer in people.DefaultIfEmpty()
            where sample.RemovedAt == null
            orderby sample.At
            select new { Sample = sample, Name = writer == null ? null : writer.Name }).ToListAsync(cancellationToken);
        return
        [
            .. Shipped.Value.Select(sample => new SampleLine(new TrialSample(sample.Key, sample.Title[locale], sample.Notes), sample.For, null, null)),
            .. own.Select(one => new SampleLine(new TrialSample(one.Sample.Id.ToString(), one.Sample.Title, one.Sample.Lines), null, one.Name, one.Sample.At)),
        ];
    }

    /// <summary>Adds one.</summary>
    /// <param name="notes">One note a line.</param>
    public async Task<PromptError?> AddAsync(Participant admin, string? title, string? notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        var name = (title ?? string.Empty).Trim();
        string[] lines = [.. (notes ?? string.Empty).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        PromptError? error = !admin.Roles.Contains(ParticipantLookup.Admin) ? PromptError.NotAdmin
            : name.Length == 0 || lines.Length == 0 ? PromptError.NoSample
            : name.Length > LongestTitle || lines.Length > MostNotes || lines.Any(line => line.Length > LongestNote) ? PromptError.TooLong
            : lines.Append(name).Any(PersonalData.In) ? PromptError.PersonalData
            : null;
        return error ?? await store.WriteAsync<PromptError?>(null, new Actor(admin.PersonId, ParticipantLookup.Admin, "prompt.sample_add"), (session, _) =>
        {
            var now = time.GetUtcNow();
            session.Db.Add(new PromptSample { Id = Guid.CreateVersion7(now), Title = name, Notes = JsonColumn.Write(lines), By = admin.PersonId, At = now });
            return Task.FromResult<PromptError?>(null);
        }, cancellationToken);
    }

    /// <summary>Takes one that an administrator wrote out of use; trials made with it keep it.</summary>
    public async Task<PromptError?> RemoveAsync(Participant admin, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        return !admin.Roles.Contains(ParticipantLookup.Admin) ? PromptError.NotAdmin : await store.WriteAsync<PromptError?>($"prompt-sample/{id}", new Actor(admin.PersonId, ParticipantLookup.Admin, "prompt.sample_remove"), async (session, cancel) =>
        {
            if (await session.Db.Set<PromptSample>().FirstOrDefaultAsync(one => one.Id == id && one.RemovedAt == null, cancel) is not { } sample)
            {
                return PromptError.Missing;
            }

            sample.Remove(time.GetUtcNow());
            return null;
        }, cancellationToken);
    }

    private static List<ShippedSample> Read()
    {
        using var stream = typeof(SampleBook).Assembly.GetManifestResourceStream("prompts/samples.json") ?? throw new InvalidOperationException("samples.json is not built into the assembly.");
        return JsonSerializer.Deserialize<List<ShippedSample>>(stream, Format) ?? [];
    }

    private sealed record ShippedSample(string Key, SampleKind For, IReadOnlyDictionary<string, string> Title, IReadOnlyList<string> Notes);
}

/// <summary>A sample as lists show it.</summary>
/// <param name="Kind">What its lines are; null for one that staff wrote, whose lines are what each prompt takes them for.</param>
/// <param name="By">Who wrote it; null for one that ships.</param>
/// <param name="At">When; null for one that ships.</param>
public sealed record SampleLine(TrialSample Sample, SampleKind? Kind, string? By, DateTimeOffset? At)
{
    public bool Ships => At is null;

    public bool Suits(SampleKind kind) => Kind is null || Kind == kind;
}
