using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Fields;

/// <summary>Has a model read the fields of an opinion. Nobody is told: staff find them as proposals when they open it.</summary>
internal sealed class OpinionFieldsWork(IDbContextFactory<CongressDb> contexts, ModelAtHand model, ContactNames contacts) : AssistWork
{
    public override AssistKind Kind => AssistKind.OpinionFields;

    public override async Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken)
    {
        Opinion? opinion;
        DraftingChoices lists;
        IReadOnlyList<string> names;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            opinion = await db.Set<Opinion>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == job.SubjectId && found.BodyId == job.BodyId, cancellationToken);
            names = await contacts.OfAsync(db, [new SourceItem(job.SubjectId, SourceKind.Opinion, string.Empty, string.Empty, null, "[]", job.At, InDraft: false, InWork: false)], cancellationToken);
            lists = await DraftingChoices.ReadAsync(db, job.BodyId, cancellationToken);
        }

        var text = opinion is null ? string.Empty : opinion.Words;
        if (opinion is null || !GivenText.SaysSomething(text))
        {
            return AssistOutcome.Nothing;
        }

        var read = await new OpinionExtractor(model.Prompts).ReadAsync(text, names, lists.Categories, lists.Units, new Asker(job.PersonId.ToString(), job.Id.ToString()), cancellationToken);
        return new AssistOutcome(read.Proposals.Count > 0 ? read.Proposals[0].Mark : null, (session, now, _) =>
        {
            session.Db.AddRange(read.Proposals.Select(one => OpinionFieldValue.Of(opinion.Id, one.Proposal, one.Mark, now)));
            return Task.CompletedTask;
        });
    }
}
