using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace ChatDelegate.ServerTests.Support;

public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once for each database, and for each of the further arguments if there are any. Without a PostgreSQL
/// server its rows are skipped, not absent.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute(params string[] cases) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows =
            from database in Enum.GetValues<Database>()
            from given in cases.Length == 0 ? [[]] : cases.Select(one => new object[] { one })
            select new TheoryDataRow([database, .. given]) { Skip = database == Database.Postgres ? PostgresCluster.Missing : null };
        return new([.. rows]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
