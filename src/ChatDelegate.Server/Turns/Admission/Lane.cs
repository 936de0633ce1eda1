namespace ChatDelegate.Server.Turns.Admission;

/// <summary>The turns of one conversation in the gate: one is served, the next wait for it in the order in which they came.</summary>
internal sealed class Lane(string key)
{
    public string Key { get; } = key;

    /// <summary>All who have a place, whether or not they wait already; few.</summary>
    public List<Place> Places { get; } = new(1);

    /// <summary>Those who wait for their turn, the first one first.</summary>
    public List<Place> Line { get; } = [];

    public bool IsServed { get; set; }

    /// <summary>The person among whose lanes it stands; null when nobody waits or one is served.</summary>
    public Visitor? ListedWith { get; set; }

    public bool HasPlaceOf(string activity) => Places.Exists(place => place.Activity == activity);
}
