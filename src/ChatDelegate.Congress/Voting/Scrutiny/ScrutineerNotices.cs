using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Voting.Scrutiny;

/// <summary>Tells the scrutineers that they are named and where their codes are.</summary>
public sealed class ScrutineerNotices(PhraseBook phrases, BallotLinks links)
{
    public Notice Named(Ballot ballot, Scrutineer scrutineer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        ArgumentNullException.ThrowIfNull(scrutineer);
        return Notice.For(scrutineer.PersonId, "voting.scrutineer", now, locale =>
        [
            Reply.Of(new Card(
                phrases(locale, "voting.scrutineer.named_title"),
                [new Paragraph(phrases(locale, "voting.scrutineer.named", ("title", ballot.Title)))],
                [new CardButton(phrases(locale, "voting.button.code"), new ButtonAction("open", links.Scrutineer(ballot.Id).ToString()), ButtonStyle.Primary)])),
        ]);
    }
}
