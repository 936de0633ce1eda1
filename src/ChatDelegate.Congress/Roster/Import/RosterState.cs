using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>A congress's roster as it is, tracked by the context it was read with.</summary>
internal sealed record RosterState(CongressBody Body, List<DelegateGroup> Groups, List<DelegateSeat> Seats, Dictionary<Guid, Person> People)
{
    public static async Task<RosterState?> ReadAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        if (await db.Set<CongressBody>().SingleOrDefaultAsync(body => body.Id == bodyId, cancellationToken) is not { } body)
        {
            return null;
        }

        return new RosterState(
            body,
            await db.Set<DelegateGroup>().Where(group => group.BodyId == bodyId).ToListAsync(cancellationToken),
            await db.Set<DelegateSeat>().Where(seat => seat.BodyId == bodyId).ToListAsync(cancellationToken),
            await db.Set<Person>().ToDictionaryAsync(person => person.Id, cancellationToken));
    }

    /// <summary>Changes with the file and with everything of the roster that decides what the file does.</summary>
    public string TokenFor(ReadOnlySpan<byte> file)
    {
        var text = new StringBuilder(Body.Id.ToString());
        foreach (var group in Groups.OrderBy(group => group.Id))
        {
            text.Append('\n').Append(group.Id).Append(' ').Append(group.Number).Append(' ').Append(group.Name);
        }

        foreach (var seat in Seats.OrderBy(seat => seat.Id))
        {
            text.Append('\n').Append(seat.Id).Append(' ').Append(seat.PersonId).Append(' ').Append(seat.Number).Append(' ').Append(seat.GroupId).Append(' ').Append(seat.Convenor);
        }

        // People of other congresses too: a new seat may be theirs.
        foreach (var person in People.Values.OrderBy(person => person.Id))
        {
            text.Append('\n').Append(person.Id).Append(' ').Append(person.Name).Append('\t').Append(person.Employer).Append('\t').Append(person.Active)
                .Append(' ').Append(person.SealedPhone is null ? "-" : Convert.ToHexString(person.SealedPhone));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(file));
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
