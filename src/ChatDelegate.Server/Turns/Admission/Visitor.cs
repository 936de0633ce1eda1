namespace ChatDelegate.Server.Turns.Admission;

/// <summary>One person in the gate. One turn of theirs is served at a time, whatever conversation it is in, and then it is the next person's turn.</summary>
internal sealed class Visitor
{
    public Visitor(string key)
    {
        Key = key;
        Node = new LinkedListNode<Visitor>(this);
    }

    public string Key { get; }

    /// <summary>Places of theirs, waiting or not.</summary>
    public int Places { get; set; }

    /// <summary>Of them, those that wait for their turn or are served.</summary>
    public int Turns { get; set; }

    public bool IsServed { get; set; }

    /// <summary>Conversations in which it is their turn; few.</summary>
    public List<Lane> Lanes { get; } = new(1);

    /// <summary>Where they stand in the line of persons, if they do.</summary>
    public LinkedListNode<Visitor> Node { get; }
}
