using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Tests.Records;

/// <summary>The server goes by a mapping that was written when it was built: it must be the one that today's code comes to.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("sqlite", "At: INTEGER, UtcTicksConverter, ")]
    [InlineData("postgres", "At: bigint, UtcTicksConverter, ")]
    public async Task Mapping_OfTheServer_WasWrittenAndIsWhatItWouldWorkOut(string provider, string something)
    {
        var written = await MappingAsync(provider, _ => { });
        var workedOut = await MappingAsync(provider, services => services.RemoveAll<WrittenMapping>());

        written.Model.GetType().FullName.ShouldStartWith("ChatDelegate.Mapping.");
        workedOut.Model.GetType().FullName.ShouldStartWith("Microsoft.");
        written.Parts.Select(part => part.Name).ShouldBe(workedOut.Parts.Select(part => part.Name));
        foreach (var (one, other) in written.Parts.Zip(workedOut.Parts))
        {
            one.Lines.ShouldBe(other.Lines, one.Name);
        }

        written.Parts.Count.ShouldBeGreaterThan(150);
        written.Parts.ShouldContain(part => part.Name == "OpinionFieldValue" && part.Lines.Any(line => line.StartsWith(something, StringComparison.Ordinal)));
    }

    private static async Task<(IModel Model, IReadOnlyList<(string Name, IEnumerable<string> Lines)> Parts)> MappingAsync(string provider, Action<IServiceCollection> change)
    {
        var builder = WebApplication.CreateBuilder([$"--Database:Provider={provider}", "--Database:ConnectionString=Host=never-connected-to"]);
        Composition.Add(builder);
        change(builder.Services);
        await using var app = builder.Build();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync();
        return (db.Model, [.. db.Model.GetEntityTypes().Select(EntityOf), .. db.Model.GetRelationalModel().Tables.Select(TableOf)]);
    }

    private static (string Name, IEnumerable<string> Lines) EntityOf(IEntityType entity) =>
        (entity.DisplayName(), [.. WithoutWaysToBuild(entity.ToDebugString(MetadataDebugStringOptions.LongDefault)), .. entity.GetProperties().Select(ValuesOf)]);

    private static (string Name, IEnumerable<string> Lines) TableOf(ITable table) => (table.Name, table.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n'));

    private static string ValuesOf(IProperty property) =>
        $"{property.Name}: {property.GetRelationalTypeMapping().StoreType}, {property.GetTypeMapping().Converter?.GetType().Name}, {property.GetValueComparer().GetType().Name}";

    // How PostgreSQL is to build an index concerns only who builds it: migrations and EnsureCreated go by the code, never by what was written.
    private static IEnumerable<string> WithoutWaysToBuild(string text) =>
        text.Split('\n').Where(line => line.Trim() is not ("Annotations:" or "Npgsql:IndexMethod: gin"));
}
