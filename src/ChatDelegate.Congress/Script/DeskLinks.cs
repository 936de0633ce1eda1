using ChatDelegate.Congress.Attendance;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Script;

/// <summary>The address of the convenor's and the supervisor's page, where this installation has one to show.</summary>
public sealed class DeskLinks(IOptions<AttendanceOptions> options)
{
    /// <summary>Where they sign in as in the web chat; null when nobody has said where this server is reached.</summary>
    public Uri? Desk => options.Value.PublicAddress is { } address ? new Uri(address.TrimEnd('/') + "/desk") : null;
}
