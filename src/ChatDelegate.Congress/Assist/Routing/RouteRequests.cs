using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Assist.Routing;

/// <summary>Asks that a model look at words which no dialog understood. The person has had their answer already and waits for nothing.</summary>
public sealed class RouteRequests(ModelAtHand model, IOptions<AssistOptions> options)
{
    private const int Longest = 200;
    private static readonly string[] OfVotes = ["票", "我投", "投了", "投给", "弃权", "赞成", "反对", "评议", "vot", "ballot", "abstain"];
    private static readonly BallotState[] UnderWay = [BallotState.Open, BallotState.Closed, BallotState.Counted, BallotState.Published];

    /// <summary>Whether words are worth asking about; without a model none are. What may say how somebody voted is never asked about.</summary>
    public bool Wants(string text) => model.IsThere && options.Value.RoutesPerHour > 0 && MayBeAsked(text);

    /// <summary>Whether there is something in the words to ask about, and nothing of a vote.</summary>
    internal static bool MayBeAsked(string text) =>
        text.Length <= Longest && GivenText.SaysSomething(text) && !OfVotes.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="dialogs">What the person may start, so that nothing else is ever offered.</param>
    public async Task AskAsync(RecordSession session, RouteQuestion question, IReadOnlyList<KnownDialog> dialogs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // While a vote is under way, the name of a project alone may say how somebody votes.
        if (await session.Db.Set<Ballot>().AnyAsync(ballot => ballot.BodyId == question.BodyId && UnderWay.Contains(ballot.State), cancellationToken))
        {
            return;
        }

        var since = now.AddHours(-1);
        var asked = await session.Db.Set<AssistJob>().CountAsync(job => job.PersonId == question.PersonId && job.Kind == AssistKind.Route && job.At > since, cancellationToken);
        if (asked < options.Value.RoutesPerHour && dialogs.Count > 0)
        {
            var input = JsonColumn.Write(new RouteInput(PersonalMask.Hide(question.Text), question.Locale, dialogs));
            session.Db.Add(AssistJob.For(AssistKind.Route, question.PersonId, question.BodyId, question.ConversationId, input, $"route/{question.ConversationId:N}/{question.Turn}", now));
        }
    }
}

/// <summary>Who said what, and where.</summary>
/// <param name="Turn">What tells this turn of the conversation from every other.</param>
public sealed record RouteQuestion(Guid PersonId, Guid BodyId, Guid ConversationId, string Turn, string Text, string Locale);

/// <summary>What a job of this kind needs; the words without personal data.</summary>
internal sealed record RouteInput(string Text, string Locale, IReadOnlyList<KnownDialog> Dialogs);
