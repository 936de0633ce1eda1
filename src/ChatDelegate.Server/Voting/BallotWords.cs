using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;

namespace ChatDelegate.Server.Voting;

/// <summary>Texts of the ballot pages in the visitor's language: what they chose in the chat, else what their browser says.</summary>
public sealed record BallotWords(PhraseBook Phrases, string Locale)
{
    public string this[string key, params (string Name, object Value)[] values] => Phrases(Locale, "voting." + key, values);

    public static BallotWords Of(PhraseBook phrases, HttpContext http, Person? person = null) =>
        new(phrases, person?.Locale ?? Locales.Nearest(http.Request.Headers.AcceptLanguage.ToString()));

    public string Of(Mark mark) => mark switch
    {
        Mark.None => string.Empty,
        Mark.Approve => this["page.approve"],
        Mark.Oppose => this["page.oppose"],
        Mark.Abstain => this["page.abstain"],
    };

    public string Money(long yuan) => this["page.budget_value", ("amount", Budget.In(yuan, Locale))];

    public string Day(DateOnly? day) => day is not { } date ? string.Empty : Locale == Locales.Default
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
        : date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
