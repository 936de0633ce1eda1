using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatDelegate.Congress.Records;

/// <summary>What the audit chain reads of the rows of one kind, and in which order; found out once.</summary>
internal sealed class AuditedRow
{
    private const string Kept = "Audit:Row";

    private readonly Column[] _columns;

    private AuditedRow(IEntityType type)
    {
        Kind = type.GetTableName() ?? type.Name;
        _columns =
        [
            .. type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => new Column(property, property.GetTypeMapping().Converter, property.IsAddedLater(), property.GetDefaultValue())),
        ];
    }

    /// <summary>As an entry of the chain names it: its table.</summary>
    public string Kind { get; }

    public static AuditedRow Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(Kept, static of => new AuditedRow(of ?? throw new ArgumentNullException(nameof(of))), type);

    /// <summary>Everything in the row, a line a column, as the database has it.</summary>
    /// <param name="whole">With the columns that were added later and hold what rows from before have in them.</param>
    public string Text(Func<IProperty, object?> value, bool whole)
    {
        var text = new StringBuilder();
        foreach (var (property, converter, isAddedLater, before) in _columns)
        {
            var held = value(property);
            if (whole || !isAddedLater || !Equals(held, before))
            {
                text.Append(property.Name).Append('=').Append(Canonical(converter is null ? held : converter.ConvertToProvider(held))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Canonical(object? value) => value switch
    {
        null => "-",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.ToString()?.Length}:{value}"),
    };

    private sealed record Column(IProperty Property, ValueConverter? Converter, bool IsAddedLater, object? Before);
}
