using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>
/// What one ballot says: a mark for each candidate, in their order. It lives in the request that brings it and in the count, and is
/// never stored, logged or shown again. Its text says nothing, so that it cannot leak through a log or an exception.
/// </summary>
public sealed class Choice
{
    /// <summary>Every choice is as long as any other.</summary>
    internal const int Length = 64;

    /// <summary>More candidates fit no ballot.</summary>
    public const int MostCandidates = Length - 4;

    private const byte Version = 1;

    private Choice(bool spoilt, IReadOnlyList<Mark> marks) => (Spoilt, Marks) = (spoilt, marks);

    /// <summary>A paper ballot that cannot be read or has too many marks (废票).</summary>
    public bool Spoilt { get; }

    public IReadOnlyList<Mark> Marks { get; }

    public int Chosen => Marks.Count(mark => mark == Mark.Approve);

    public bool IsBlank => Marks.All(mark => mark == Mark.None);

    public static Choice Of(IEnumerable<Mark> marks) => new(spoilt: false, [.. marks]);

    /// <summary>A spoilt paper ballot for so many candidates.</summary>
    public static Choice OfSpoilt(int candidates) => new(spoilt: true, new Mark[candidates]);

    /// <summary>Whether it counts under these rules: one with more marks than places does not (多选无效，少选有效).</summary>
    public bool IsValid(BallotRules rules) => !Spoilt && (rules.Kind != BallotKind.ChooseUpTo || (Chosen <= rules.Places && Marks.All(mark => mark is Mark.None or Mark.Approve)));

    public override string ToString() => nameof(Choice);

    internal byte[] ToBytes()
    {
        if (Marks.Count > MostCandidates)
        {
            throw new InvalidOperationException("More candidates than fit on a ballot.");
        }

        var bytes = new byte[Length];
        bytes[0] = Version;
        bytes[1] = Spoilt ? (byte)1 : (byte)0;
        bytes[2] = (byte)Marks.Count;
        for (var i = 0; i < Marks.Count; i++)
        {
            bytes[i + 3] = (byte)Marks[i];
        }

        return bytes;
    }

    /// <exception cref="CryptographicException">Not the content of a ballot with so many candidates.</exception>
    internal static Choice Read(ReadOnlySpan<byte> bytes, int candidates)
    {
        if (bytes.Length != Length || bytes[0] != Version || bytes[2] != candidates || bytes.Slice(3, candidates).ContainsAnyExceptInRange((byte)Mark.None, (byte)Mark.Abstain))
        {
            throw new CryptographicException("Not a ballot.");
        }

        var marks = new Mark[candidates];
        for (var i = 0; i < candidates; i++)
        {
            marks[i] = (Mark)bytes[i + 3];
        }

        return new Choice(bytes[1] == 1, marks);
    }
}
