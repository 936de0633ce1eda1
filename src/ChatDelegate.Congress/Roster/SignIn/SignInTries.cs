using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>Wrong tries against one slip or from one address; in the database, so that all instances count together.</summary>
public sealed class SignInTries
{
    /// <summary><c>slip:</c> and its id, or <c>address:</c> and a keyed hash.</summary>
    public required string Key { get; init; }

    public DateTimeOffset Since { get; private set; }

    public int Count { get; private set; }

    /// <summary>Counts one more, in a new window when the last one is over.</summary>
    public void Add(DateTimeOffset now, TimeSpan window)
    {
        if (now - Since >= window)
        {
            Since = now;
            Count = 0;
        }

        Count++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInTries>
    {
        public void Configure(EntityTypeBuilder<SignInTries> builder)
        {
            builder.ToTable("SignInTries");
            builder.HasKey(tries => tries.Key);
            builder.HasIndex(tries => tries.Since);
        }
    }
}
