using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Similar;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// The one database. Each feature maps its own entities in its own folder. Times are stored as UTC ticks on both
/// engines, so that they compare and sort alike.
/// </summary>
public sealed class CongressDb(DbContextOptions<CongressDb> options, AuditChain audit) : IdentityUserContext<StaffAccount, Guid>(options)
{
    /// <summary>Who is responsible for what is saved next; goes into the audit chain.</summary>
    public Actor Actor { get; set; } = Actor.System;

    /// <summary>Prepared statements of the connection that it stands on; null when the connection is its own.</summary>
    internal StatementCache? Statements { get; init; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<IsoDateConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CongressDb).Assembly);
        SimilarTokens.Map(builder, this);
    }

    /// <summary>Saves, and with every change to an <see cref="IRecord"/> its entries of the audit chain and what the index of similar cases needs of it.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = AuditChain.Collect(ChangeTracker);
        if (changes.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (Database.CurrentTransaction is not null)
        {
            await audit.AppendAsync(this, changes, cancellationToken);
            await SimilarIndex.FollowAsync(this, changes, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(this, changes, cancellationToken);
        await SimilarIndex.FollowAsync(this, changes, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }
}
