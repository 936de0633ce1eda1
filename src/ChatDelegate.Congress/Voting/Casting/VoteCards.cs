using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>How a ballot looks in a chat: what it is about and where to vote, never a choice. One card a ballot, which keeps up with it.</summary>
public sealed class VoteCards(PhraseBook phrases, BallotLinks links)
{
    /// <summary>What the notice is about that somebody has voted.</summary>
    public const string OfVote = "voting.voted";

    private const string KeyPrefix = "ballot-";

    /// <summary>The card with the button 去投票.</summary>
    /// <param name="personId">For a link that lets this person in; null where they are signed in already.</param>
    /// <param name="candidates">Numbers and names.</param>
    public Card ToVote(string locale, Ballot ballot, IReadOnlyList<(int Number, string Name)> candidates, Guid? personId, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var address = personId is { } person ? links.Page(ballot.Id, person) : links.Page(ballot.Id);
        return new Card(
            Title(locale, ballot),
            [
                new Paragraph(How(locale, ballot, candidates.Count)),
                .. candidates.Select(candidate => new Entry(candidate.Name, candidate.Number.ToString(CultureInfo.InvariantCulture))),
                new Paragraph(phrases(locale, "voting.until", ("time", ballot.WindowTo.HourIn(zone))), ParagraphStyle.Subtle),
                new Paragraph(phrases(locale, "voting.secret_short"), ParagraphStyle.Subtle),
            ],
            [new CardButton(phrases(locale, "voting.button.vote"), new ButtonAction("open", address.ToString()), ButtonStyle.Primary)],
            KeyOf(ballot));
    }

    /// <summary>The same card once the person has voted; it says that, and never what.</summary>
    public Card Done(string locale, Ballot ballot) =>
        new(Title(locale, ballot), [new Paragraph(phrases(locale, "voting.done_card")), new Paragraph(phrases(locale, "voting.done_hint"), ParagraphStyle.Subtle)], [], KeyOf(ballot));

    /// <summary>
    /// Turns the card that stands in the person's chat into 已投票; says nothing where there is none. Its time is that of the ballot's opening,
    /// for everybody: the roll does not say either when somebody voted.
    /// </summary>
    public Notice Voted(Ballot ballot, Guid personId)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return Notice.For(personId, OfVote, ballot.OpenedAt ?? ballot.WindowFrom, locale => [Reply.Of(Done(locale, ballot) with { InPlace = true })]);
    }

    private string How(string locale, Ballot ballot, int lines) => ballot.Rules.Kind != BallotKind.Graded
        ? phrases(locale, $"voting.how.{ballot.Rules.Kind}", ("places", ballot.Rules.Places), ("candidates", lines))
        : phrases(
            locale, $"voting.how_graded.{ballot.Purpose}", ("candidates", lines),
            ("grades", string.Join(phrases(locale, "voting.comma"), ballot.Rules.Scale.Names)));

    public string Title(string locale, Ballot ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return ballot.Round == 1 ? ballot.Title : phrases(locale, "voting.round_title", ("title", ballot.Title), ("round", ballot.Round));
    }

    public static string KeyOf(Ballot ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return $"{KeyPrefix}{ballot.Id}";
    }

    /// <summary>The ballot that a card is about; null for any other card.</summary>
    internal static Guid? BallotOf(Card card) =>
        card.Key is { } key && key.StartsWith(KeyPrefix, StringComparison.Ordinal) && Guid.TryParse(key.AsSpan(KeyPrefix.Length), out var id) ? id : null;
}
