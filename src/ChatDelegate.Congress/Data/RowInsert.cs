using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatDelegate.Congress.Data;

/// <summary>How a row of one kind is inserted by a statement, as its mapping says; found out once.</summary>
internal sealed class RowInsert
{
    private const string Kept = "Record:Insert";

    private readonly Column[] _columns;

    private RowInsert(IEntityType type)
    {
        if (type.GetTableName() is not { } table || type.GetComplexProperties().Any() || type.GetNavigations().Any(part => part.TargetEntityType.IsOwned()))
        {
            throw new NotSupportedException($"{type.DisplayName()} is more than the row of one table.");
        }

        _columns = [.. type.GetProperties().Select(Column.Of)];
        Names = [.. _columns.Select((_, i) => $"c{i}")];
        Sql = $"""insert into "{table}" ({string.Join(", ", _columns.Select(column => $"\"{column.Name}\""))}) values ({string.Join(", ", Names.Select(name => '@' + name))})""";
    }

    public string Sql { get; }

    public string[] Names { get; }

    public static RowInsert Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(Kept, static of => new RowInsert(of ?? throw new ArgumentNullException(nameof(of))), type);

    /// <summary>In the database's own form, in the order of <see cref="Names"/>.</summary>
    public object?[] Values(object row) => [.. _columns.Select(column => column.ValueIn(row))];

    private sealed record Column(string Name, IClrPropertyGetter Getter, ValueConverter? Converter)
    {
        public static Column Of(IProperty property) => property.IsShadowProperty() || (property.IsPrimaryKey() && property.ValueGenerated != ValueGenerated.Never)
            ? throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is not told by the row itself.")
            : new Column(property.GetColumnName(), property.GetGetter(), property.GetTypeMapping().Converter);

        public object? ValueIn(object row) => Getter.GetClrValue(row) is not { } value ? null : Converter is null ? value : Converter.ConvertToProvider(value);
    }
}
