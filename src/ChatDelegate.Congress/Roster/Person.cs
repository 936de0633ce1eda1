using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>Someone who talks to the bot or works in the console. What they are, their seats and appointments say.</summary>
public sealed class Person : IRecord
{
    private string _name = string.Empty;

    public required Guid Id { get; init; }

    public required string Name
    {
        get => _name;
        init => _name = value;
    }

    /// <summary>Where they work (所在单位), for salutations and the notice to the employer.</summary>
    public string? Employer { get; private set; }

    /// <summary>The phone number in a <see cref="SecretBox"/>; never stored in clear.</summary>
    public byte[]? SealedPhone { get; private set; }

    /// <summary>The language they last chose, or null for what their channel says.</summary>
    public string? Locale { get; private set; }

    /// <summary>False for someone who has left: they sign in no more, their record stays.</summary>
    public bool Active { get; private set; } = true;

    public void Rename(string name) => _name = name;

    public void WorksAt(string? employer) => Employer = string.IsNullOrWhiteSpace(employer) ? null : employer.Trim();

    /// <summary>Keeps a phone number. The same number again changes nothing, so the record stays as it is.</summary>
    public void Reach(string? phone, SecretBox secrets)
    {
        if (string.IsNullOrWhiteSpace(phone))
        {
            SealedPhone = null;
        }
        else if (Phone(secrets) != phone)
        {
            SealedPhone = secrets.SealText(phone);
        }
    }

    public string? Phone(SecretBox secrets) => SealedPhone is null ? null : secrets.OpenText(SealedPhone);

    /// <exception cref="ArgumentException">A language that the texts do not exist in.</exception>
    public void Speak(string locale) =>
        Locale = Locales.All.Contains(locale) ? locale : throw new ArgumentException($"No texts in {locale}.", nameof(locale));

    public void Leave() => Active = false;

    public void Return() => Active = true;

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("People");
            builder.Property(person => person.Id).ValueGeneratedNever();
            builder.HasIndex(person => person.Name);
        }
    }
}
