using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Records;

/// <summary>Columns that records got after their first release.</summary>
internal static class AuditedColumns
{
    private const string Annotation = "Audit:AddedLater";

    /// <summary>
    /// While it holds its default, null unless the mapping says another, the chain leaves it out, so that what it says of records from before the column still holds.
    /// To put something else in, or to take it away, is a change like any other.
    /// </summary>
    public static PropertyBuilder<T> AddedLater<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    public static bool IsAddedLater(this IProperty property) => property.FindAnnotation(Annotation) is not null;
}
