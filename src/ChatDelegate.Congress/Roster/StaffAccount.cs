using ChatDelegate.Congress.Records;
using Microsoft.AspNetCore.Identity;

namespace ChatDelegate.Congress.Roster;

/// <summary>A local account for the console, with password, lock-out and one-time codes.</summary>
public sealed class StaffAccount : IdentityUser<Guid>, IRecord
{
    /// <summary>The person behind it.</summary>
    public Guid PersonId { get; set; }
}
