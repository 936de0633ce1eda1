namespace ChatDelegate.Congress.Data;

/// <summary>Who does something to the record, for the audit chain.</summary>
/// <param name="Id">A person's or staff account's id; null for the program itself.</param>
/// <param name="Role">In which role: <c>delegate</c>, <c>staff</c>, <c>system</c>.</param>
/// <param name="What">The command or page, such as <c>suggestion.submit</c>.</param>
/// <param name="OnBehalfOf">For whom, when not for oneself.</param>
public sealed record Actor(Guid? Id, string Role, string What, Guid? OnBehalfOf = null)
{
    public static Actor System { get; } = new(null, "system", "system");
}
