using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatDelegate.Congress.Data;

/// <summary>Times as UTC ticks: SQLite can neither order nor compare offsets.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
