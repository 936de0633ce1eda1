using System.Buffers.Binary;

namespace ChatDelegate.Congress.Similar;

/// <summary>How much it says that two texts share a gram: the rarer the more, ln((N+1)/(df+1))+1. Grams of a single case are not kept.</summary>
internal sealed class GramWeights
{
    /// <summary>Counted up whenever texts are cut or grams are counted in another way.</summary>
    public const int Format = 1;

    private const int Fewest = 2;
    private const int Size = 8;
    private readonly Dictionary<int, int> _counts;

    private GramWeights(int documents, Dictionary<int, int> counts)
    {
        Documents = documents;
        _counts = counts;
    }

    public static GramWeights None { get; } = new(0, []);

    public int Documents { get; }

    /// <summary>In how many cases; 0 when it was seen in one at most.</summary>
    public int Count(int gram) => _counts.GetValueOrDefault(gram);

    public double Of(int gram) => Math.Log((Documents + 1.0) / (Count(gram) + 1)) + 1;

    public static GramWeights Counted(int documents, IReadOnlyDictionary<int, int> counts) =>
        new(documents, counts.Where(pair => pair.Value >= Fewest).ToDictionary(pair => pair.Key, pair => pair.Value));

    public static GramWeights Read(int documents, ReadOnlySpan<byte> written)
    {
        var counts = new Dictionary<int, int>(written.Length / Size);
        for (var i = 0; i < written.Length; i += Size)
        {
            counts.Add(BinaryPrimitives.ReadInt32LittleEndian(written[i..]), BinaryPrimitives.ReadInt32LittleEndian(written[(i + Size / 2)..]));
        }

        return new GramWeights(documents, counts);
    }

    public byte[] Write()
    {
        var written = new byte[_counts.Count * Size];
        foreach (var (i, (gram, count)) in _counts.OrderBy(pair => pair.Key).Index())
        {
            BinaryPrimitives.WriteInt32LittleEndian(written.AsSpan(i * Size), gram);
            BinaryPrimitives.WriteInt32LittleEndian(written.AsSpan(i * Size + Size / 2), count);
        }

        return written;
    }
}
