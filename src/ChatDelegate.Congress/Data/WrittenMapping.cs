using Microsoft.EntityFrameworkCore.Metadata;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// How entities are mapped to each database, worked out when the program was built. A process without it works it out at
/// its first use, with the same outcome and half a second of a core.
/// </summary>
public sealed class WrittenMapping(Func<IModel> sqlite, Func<IModel> postgres)
{
    internal IModel For(bool isSqlite) => isSqlite ? sqlite() : postgres();
}
