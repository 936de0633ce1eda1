using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>How long codes and sessions live, and how many wrong tries are borne: section <c>SignIn</c>.</summary>
/// <remarks>
/// A code is 12 digits: 5 find the slip, 7 prove it. A slip dies after <see cref="TriesPerCode"/> wrong proofs, so with
/// 500 slips handed out, someone who tries them all from any number of addresses gets in with a chance of 500 × 5 / 10^7,
/// 1 in 4000, and by then every slip is dead and that is noticed. A QR link is 256 bits and needs no limit.
/// </remarks>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Life of a slip, in hours.</summary>
    [Range(1, 24 * 14)]
    public int SlipHours { get; set; } = 24;

    /// <summary>Wrong codes that end a slip.</summary>
    [Range(1, 20)]
    public int TriesPerCode { get; set; } = 5;

    /// <summary>Wrong codes from one address before it has to wait; high, since a whole meeting hall may share one address.</summary>
    [Range(1, 10_000)]
    public int TriesPerAddress { get; set; } = 60;

    /// <summary>The time in which they are counted, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int WindowMinutes { get; set; } = 15;

    /// <summary>A device that is not used for so many days is signed out.</summary>
    [Range(1, 730)]
    public int SessionDays { get; set; } = 90;

    /// <summary>For whom links exist that work again and again: nobody. No configuration sets it; only the demo does, for its own people.</summary>
    internal Func<Guid, bool> ReusableFor { get; set; } = _ => false;
}
