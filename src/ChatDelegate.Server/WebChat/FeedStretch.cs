using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Server.WebChat;

/// <summary>Entries of a transcript on their way to a page.</summary>
internal sealed class FeedStretch
{
    // Web Chat orders by this, and only without it by the timestamp: a clock that is set back, or that of another instance, would change the order.
    private const string SequenceId = "webchat:sequence-id";

    private readonly List<Activity> _activities = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<Activity> Activities => _activities;

    /// <summary>Puts an entry that changes an earlier one (a card that was answered) where the earlier one was, as the pages show it.</summary>
    /// <param name="isFinal">
    /// A person's words: never changed, but repeated when their page sent them twice, and the page waits for each.
    /// </param>
    public void Add(Activity activity, long seq, bool isFinal)
    {
        var shown = Placed(activity, PlaceOf(activity.Id) ?? seq);
        if (!isFinal && activity.Id is { } id)
        {
            if (_places.TryGetValue(id, out var place))
            {
                _activities[place] = shown;
                return;
            }

            _places[id] = _activities.Count;
        }

        _activities.Add(shown);
    }

    /// <summary>An id ends with the number of the entry that first had it.</summary>
    private static long? PlaceOf(string? id) =>
        id is not null && long.TryParse(id.AsSpan(id.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    private static Activity Placed(Activity activity, long place) => activity.ChannelData switch
    {
        null or { ValueKind: JsonValueKind.Null } => activity with { ChannelData = With("{}", isEmpty: true, place) },
        { ValueKind: JsonValueKind.Object } data => activity with { ChannelData = With(data.GetRawText(), data.GetPropertyCount() == 0, place) },
        _ => activity,
    };

    /// <summary>Put at the end of the text as it came: of two members with one name, pages take the later, and strange ones are not read here.</summary>
    private static JsonElement With(string data, bool isEmpty, long place)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{data.AsSpan(0, data.LastIndexOf('}'))}{(isEmpty ? string.Empty : ",")}\"{SequenceId}\":{place}}}");
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        return JsonElement.ParseValue(ref reader);
    }
}
