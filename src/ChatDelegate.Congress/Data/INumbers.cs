namespace ChatDelegate.Congress.Data;

/// <summary>Where rehearsals have the numbers of a series from, which nobody may take twice and none of which may be left out.</summary>
internal interface INumbers
{
    /// <param name="last">Reads the last number that the record has.</param>
    /// <returns>Null when the number can only be taken in earnest.</returns>
    Task<RehearsedNumber?> NextAsync(string series, Func<Task<int>> last, CancellationToken cancellationToken);
}
