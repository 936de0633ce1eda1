using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Data;

/// <summary>Where the record is kept: section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary><c>sqlite</c> (one machine, the default) or <c>postgres</c> (several instances).</summary>
    [Required, RegularExpression("sqlite|postgres", ErrorMessage = "It is 'sqlite' or 'postgres'.")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Default: the file chatdelegate.db in the data folder. Required for PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Most turns in one transaction; they share one fsync and are acknowledged after it.</summary>
    [Range(1, 1000)]
    public int GroupCommit { get; set; } = 64;

    /// <summary>
    /// Most transactions of its own work that this instance has open on PostgreSQL; each holds a connection, and so do as many turns that are being
    /// rehearsed, as many that wait for a number, and the two that write those. Pages read on others.
    /// </summary>
    [Range(1, 200)]
    public int Writers { get; set; } = 8;

    public bool IsSqlite => Provider == "sqlite";
}
