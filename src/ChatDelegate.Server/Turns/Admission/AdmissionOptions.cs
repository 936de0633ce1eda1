using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Server.Turns.Admission;

/// <summary>How many turns may wait, and for how long, before newcomers are told to come again: section <c>Admission</c>.</summary>
public sealed class AdmissionOptions
{
    public const string Section = "Admission";

    /// <summary>
    /// Longest that a turn may wait for its beginning. As many are let in as were lately served in this time, so that it holds on any machine;
    /// who has waited longer all the same is refused. Channels give up after 15 seconds.
    /// </summary>
    /// <value>The default is 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:00:10")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Messages of one conversation that wait or are served. They are served one after the other, in the order in which they came.</summary>
    /// <value>The default is 16, more than anybody types before the first answer.</value>
    [Range(1, 1_000)]
    public int PerConversation { get; set; } = 16;

    /// <summary>Messages of one person over all their conversations.</summary>
    [Range(1, 1_000)]
    public int PerPerson { get; set; } = 32;

    /// <summary>Messages that wait or are served, all together, however fast the machine is.</summary>
    /// <value>The default is 4,000; one takes some 10 KB while it waits.</value>
    [Range(64, 100_000)]
    public int MostWaiting { get; set; } = 4_000;

    /// <summary>Turns handed to the record at once. On SQLite twice <c>Database:GroupCommit</c>, so that the next commit fills while one is on its way to the disk.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 128;

    /// <summary>
    /// Open connections, all together; further ones are closed at once. The last rampart, since whoever is turned away here is told nothing. The
    /// chat's streams are not among them, see <c>DirectLine:MaxStreams</c>.
    /// </summary>
    [Range(100, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;
}
