using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Record;

/// <summary>Migrations are written by hand: what they make must be what the model says, on both databases.</summary>
public sealed class SchemaTests
{
    private const string Sqlite =
        """
        select m.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' || coalesce(c.dflt_value, '') || ' pk=' || c.pk
          from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'
        union all
        select m.name || ' -> ' || f."table" || ' ' || f."from" || '=' || f."to" || ' ' || f.on_delete
          from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        union all
        select m.name || ' index ' || case when i.origin = 'c' then i.name else i.origin end || ' unique=' || i."unique" || ' (' || (select group_concat(k.name) from pragma_index_info(i.name) k) || ')'
          from sqlite_master m join pragma_index_list(m.name) i where m.type = 'table' and m.name not like 'sqlite_%'
        """;

    private const string Postgres =
        """
        select table_name || '.' || column_name || ' ' || data_type || ' null=' || is_nullable || ' default=' || coalesce(column_default, '') || ' identity=' || is_identity || ' length=' || coalesce(character_maximum_length::text, '')
          from information_schema.columns where table_schema = 'public'
        union all
        select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select indexdef from pg_indexes where schemaname = 'public'
        """;

    [Theory]
    [EachDatabase]
    public async Task Migrate_EmptyDatabase_MakesWhatTheModelSays(Database database)
    {
        var migrated = await CatalogAsync(database, context => context.MigrateAsync());
        var created = await CatalogAsync(database, context => context.EnsureCreatedAsync());

        created.Count.ShouldBeGreaterThan(50);
        migrated.Except(created).ShouldBeEmpty("made by the migrations, not in the model");
        created.Except(migrated).ShouldBeEmpty("in the model, not made by the migrations");
    }

    private static async Task<IReadOnlyList<string>> CatalogAsync(Database database, Func<Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade, Task> make)
    {
        await using var place = await ServerPlace.CreateAsync(database);
        await MakeAsync(place, make);
        var rows = await place.ReadAsync(database == Database.Sqlite ? Sqlite : Postgres);
        return [.. rows.Where(row => !row.Contains("__EFMigrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static async Task MakeAsync(ServerPlace place, Func<Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade, Task> make)
    {
        await using var record = await OwnRecord.OpenAsync(place);
        await using var context = await record.ContextAsync();
        await make(context.Database);
    }
}
