namespace ChatDelegate.Server.Turns.Admission;

/// <summary>
/// Who is next. Two rules: within a conversation the order of arrival, among persons each in turn. So what one person waits for depends on how
/// many others wait, and not on how much these have sent. Not for several threads at once.
/// </summary>
internal sealed class FairLine
{
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly LinkedList<Visitor> _ready = new();

    public int Places { get; private set; }

    public int Waiting { get; private set; }

    public int Served { get; private set; }

    public bool IsEmpty => (Places, Waiting, Served, _lanes.Count, _visitors.Count, _ready.Count) == (0, 0, 0, 0, 0, 0);

    public Lane? LaneOf(string conversation) => _lanes.GetValueOrDefault(conversation);

    public Visitor? VisitorOf(string person) => _visitors.GetValueOrDefault(person);

    public Place Add(TurnGate gate, string conversation, string person, string activity)
    {
        var lane = _lanes.TryGetValue(conversation, out var known) ? known : _lanes[conversation] = new Lane(conversation);
        var visitor = _visitors.TryGetValue(person, out var seen) ? seen : _visitors[person] = new Visitor(person);
        var place = new Place(gate, lane, visitor, activity);
        lane.Places.Add(place);
        visitor.Places++;
        Places++;
        return place;
    }

    /// <summary>The place waits for its turn, last of its conversation.</summary>
    public void Wait(Place place)
    {
        place.State = PlaceState.Waiting;
        place.Lane.Line.Add(place);
        place.Visitor.Turns++;
        Waiting++;
        List(place.Lane);
    }

    /// <summary>Begins the next turn; null when nobody's can begin.</summary>
    public Place? Next()
    {
        if (_ready.First is not { Value: { Lanes: [var lane, ..] } visitor })
        {
            return null;
        }

        var place = lane.Line[0];
        lane.Line.RemoveAt(0);
        (place.State, lane.IsServed, visitor.IsServed) = (PlaceState.Served, true, true);
        Waiting--;
        Served++;
        List(lane);
        List(visitor);
        return place;
    }

    /// <summary>The place waits no longer, or is served no longer.</summary>
    public void Stop(Place place)
    {
        var (lane, visitor) = (place.Lane, place.Visitor);
        if (place.State == PlaceState.Served)
        {
            (lane.IsServed, visitor.IsServed) = (false, false);
            Served--;
        }
        else if (place.State == PlaceState.Waiting)
        {
            lane.Line.Remove(place);
            Waiting--;
        }
        else
        {
            return;
        }

        place.State = PlaceState.Taken;
        visitor.Turns--;
        List(lane);
        List(visitor);
    }

    public void Remove(Place place)
    {
        Stop(place);
        place.State = PlaceState.Left;
        place.Lane.Places.Remove(place);
        Places--;
        if (place.Lane.Places.Count == 0)
        {
            _lanes.Remove(place.Lane.Key);
        }

        if (--place.Visitor.Places == 0)
        {
            _visitors.Remove(place.Visitor.Key);
        }
    }

    /// <summary>Those that have waited since before then; to be read before anything is changed.</summary>
    public List<Place> WaitingSince(TimeSpan then) => [.. _lanes.Values.SelectMany(lane => lane.Line.Where(place => place.Since <= then))];

    /// <summary>Puts the conversation where it belongs: with whose message is first in it; nowhere while one is served or none waits.</summary>
    private void List(Lane lane)
    {
        var with = lane is { IsServed: false, Line: [var first, ..] } ? first.Visitor : null;
        if (lane.ListedWith is { } before && before != with)
        {
            before.Lanes.Remove(lane);
            List(before);
        }

        if (with is not null && lane.ListedWith != with)
        {
            with.Lanes.Add(lane);
            List(with);
        }

        lane.ListedWith = with;
    }

    private void List(Visitor visitor)
    {
        var isReady = visitor is { IsServed: false, Lanes.Count: > 0 };
        if (isReady && visitor.Node.List is null)
        {
            _ready.AddLast(visitor.Node);
        }
        else if (!isReady && visitor.Node.List is not null)
        {
            _ready.Remove(visitor.Node);
        }
    }
}
