using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;

namespace ChatDelegate.Congress.Assist.Fields;

/// <summary>Asks, when an opinion is reported and there is a model, that its fields be read. What rules find needs no asking: it is found when staff look.</summary>
internal sealed class OpinionFieldRequests(ModelAtHand model)
{
    public void Ask(RecordSession session, Opinion opinion, DateTimeOffset now)
    {
        if (model.IsThere)
        {
            session.Add(AssistJob.For(AssistKind.OpinionFields, opinion.AuthorId, opinion.BodyId, opinion.Id, "{}", $"fields/{opinion.Id}", now));
        }
    }
}
