using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Loading;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Questionnaires;

/// <summary>Writes a congress's questionnaire, version after version, by staff. A faulty one changes nothing.</summary>
public sealed class QuestionnaireDesk(IRecordStore store, TimeProvider time)
{
    private const string Name = "questionnaire.yaml";
    private const int Longest = 20_000;

    /// <summary>What ships: an example to begin with, which is in force nowhere until staff save it.</summary>
    public static string Sample { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appraisal", Name));

    /// <summary>The form in force; null until staff have written one.</summary>
    public static async Task<Questionnaire?> InForceAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) =>
        await LastAsync(db, bodyId, cancellationToken) is { } last ? QuestionnaireReader.Read(new DefinitionFile(Name, last.Yaml)).Form : null;

    public static Task<QuestionnaireVersion?> LastAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => version.BodyId == bodyId).OrderByDescending(version => version.N).FirstOrDefaultAsync(cancellationToken);
    }

    /// <returns>What is wrong with it, each with its line; empty when it is saved. Null for who may not.</returns>
    public async Task<IReadOnlyList<DefinitionError>?> SaveAsync(Participant staff, string? yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return null;
        }

        var text = (yaml ?? string.Empty).ReplaceLineEndings("\n");
        var errors = text.Length > Longest
            ? [new DefinitionError(Name, 1, $"The form is longer than {Longest} characters. Shorten it.") { Chinese = $"测评表超过 {Longest} 个字，请缩短。" }]
            : QuestionnaireReader.Read(new DefinitionFile(Name, text)).Errors;
        if (errors.Count > 0)
        {
            return errors;
        }

        await store.WriteAsync($"questionnaire/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "appraisal.questionnaire"), async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var last = await session.Db.Set<QuestionnaireVersion>().Where(version => version.BodyId == staff.CongressId).MaxAsync(version => (int?)version.N, cancel) ?? 0;
            session.Db.Add(new QuestionnaireVersion { Id = Guid.CreateVersion7(now), BodyId = staff.CongressId, N = last + 1, Yaml = text, WrittenBy = staff.PersonId, At = now });
            return true;
        }, cancellationToken);
        return [];
    }
}
