using ChatDelegate.Congress.Records;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Records;

/// <summary>What the chain says of a record outlives columns that the record gets later.</summary>
public sealed class AuditedColumnsTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-000000000002");

    private TestRecord _record = null!;

    private AuditChain Chain => _record.Services.GetRequiredService<AuditChain>();

    public async ValueTask InitializeAsync() => _record = await TestRecord.CreateAsync(TimeProvider.System);

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public void IsContentOf_RowFromBeforeTheColumns_StillHolds()
    {
        var before = Content(new Before { Id = Id, Name = "a" });

        Holds(before, new After { Id = Id, Name = "a" }).ShouldBeTrue();
        Holds(before, new After { Id = Id, Name = "b" }).ShouldBeFalse();
    }

    [Fact]
    public void IsContentOf_RowFromWhenTheColumnsWereNotMarked_StillHolds()
    {
        var unmarked = Content(new Unmarked { Id = Id, Name = "a" });

        Holds(unmarked, new After { Id = Id, Name = "a" }).ShouldBeTrue();
        Holds(unmarked, new After { Id = Id, Name = "a", Kind = "other" }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("other", null)]
    [InlineData("plain", "x")]
    public void IsContentOf_SomethingPutIntoALaterColumn_IsAChange(string kind, string? note)
    {
        var before = Content(new Before { Id = Id, Name = "a" });
        var now = new After { Id = Id, Name = "a", Kind = kind, Note = note };

        Holds(before, now).ShouldBeFalse();
        Holds(Content(now), now).ShouldBeTrue();
        Holds(Content(now), new After { Id = Id, Name = "a" }).ShouldBeFalse("taking it away is a change, too");
    }

    private string Content(object row)
    {
        using var db = new Rows();
        return Chain.ContentOf(db.Entry(row));
    }

    private bool Holds(string content, object row)
    {
        using var db = new Rows();
        return Chain.IsContentOf(content, db.Entry(row));
    }

    private class Before
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";
    }

    private sealed class After : Before
    {
        public string Kind { get; init; } = "plain";

        public string? Note { get; init; }
    }

    private sealed class Unmarked : Before
    {
        public string Kind { get; init; } = "plain";

        public string? Note { get; init; }
    }

    private sealed class Rows : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Before>();
            modelBuilder.Entity<Unmarked>().HasBaseType((Type?)null);
            modelBuilder.Entity<After>(row =>
            {
                row.HasBaseType((Type?)null);
                row.Property(one => one.Kind).HasDefaultValue("plain").ValueGeneratedNever().AddedLater();
                row.Property(one => one.Note).AddedLater();
            });
        }
    }
}
