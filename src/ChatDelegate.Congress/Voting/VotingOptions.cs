using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Voting;

/// <summary>Ballot pages: section <c>Voting</c>.</summary>
public sealed class VotingOptions
{
    public const string Section = "Voting";

    /// <summary>The server's address as delegates' browsers reach it, such as <c>https://daibiao.example.gov.cn</c>; where it is left out, the first address that the server listens on.</summary>
    public Uri? Address { get; set; }

    /// <summary>How long a link to a ballot lives that is sent where nobody is signed in (Teams), in minutes. Whoever has it can vote in its person's name, once.</summary>
    [Range(5, 24 * 60)]
    public int LinkMinutes { get; set; } = 60;

    /// <summary>How long a ballot page that was opened can be sent, in minutes.</summary>
    [Range(5, 24 * 60)]
    public int PageMinutes { get; set; } = 240;
}
