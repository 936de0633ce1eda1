namespace ChatDelegate.Drafting.Extracting;

/// <summary>In what two texts contradict each other although they may read alike: what keeps them from being taken for the same.</summary>
[Flags]
public enum FactConflict
{
    None = 0,

    /// <summary>Both name places and none in common.</summary>
    Place = 1,

    /// <summary>Each has a figure or a date that the other lacks.</summary>
    Number = 2,

    /// <summary>One is against what the other asks for.</summary>
    Will = 4,
}
