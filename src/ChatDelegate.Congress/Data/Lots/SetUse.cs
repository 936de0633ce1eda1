namespace ChatDelegate.Congress.Data.Lots;

/// <summary>What a <see cref="SetStatement"/> is for.</summary>
internal enum SetUse
{
    /// <summary>It writes.</summary>
    Write,

    /// <summary>It finds and holds the rows that it would write.</summary>
    Hold,

    /// <summary>It writes all rows that were held, or fails.</summary>
    Exact,
}
