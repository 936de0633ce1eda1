namespace ChatDelegate.Server.Turns.Admission;

internal enum PlaceState
{
    /// <summary>It does not wait: what belongs to the message is still being fetched, or it has waited too long.</summary>
    Taken,
    Waiting,
    Served,
    Left,
}
