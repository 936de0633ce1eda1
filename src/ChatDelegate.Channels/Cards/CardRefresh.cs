namespace ChatDelegate.Channels.Cards;

/// <summary>
/// In Teams only: the people named here are shown a view of their own, such as their own ballot (选票) on a card that a whole group sees.
/// Their clients ask for it when the card is displayed, at most once a minute, and the answer goes to the asking client alone.
/// </summary>
public sealed record CardRefresh
{
    /// <summary>More than these Teams does not take.</summary>
    public const int MostUsers = 60;

    /// <param name="users">Their ids in the channel, <c>29:…</c>; none for a view that people ask for themselves, by the card's menu.</param>
    public CardRefresh(CardPayload data, params IReadOnlyList<string> users)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(users.Count, MostUsers, nameof(users));
        Data = data;
        Users = users;
    }

    /// <summary>Comes back as a <see cref="CardSubmission"/> that <see cref="CardSubmission.IsRefresh"/>.</summary>
    public CardPayload Data { get; }

    public IReadOnlyList<string> Users { get; }

    internal void Write(CardWriter writer)
    {
        var json = writer.Json;
        json.WriteStartObject("refresh");
        json.WriteStartObject("action");
        SubmitButton.WriteExecute(json, CardSubmission.RefreshVerb, Data, sendsInputs: false);
        json.WriteEndObject();
        json.WriteStartArray("userIds");
        foreach (var user in Users)
        {
            json.WriteStringValue(user);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
