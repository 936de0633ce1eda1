using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatDelegate.Congress.Data;

/// <summary>Dates as yyyy-MM-dd, which sorts as it reads.</summary>
internal sealed class IsoDateConverter() : ValueConverter<DateOnly, string>(
    date => date.ToString("O", CultureInfo.InvariantCulture),
    text => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture));
