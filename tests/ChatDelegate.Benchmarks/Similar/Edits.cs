namespace ChatDelegate.Benchmarks.Similar;

/// <summary>Retypes a text as people do: characters left out, put in and mistaken, two clauses changed over.</summary>
internal sealed class Edits(int seed)
{
    private const string Others = "的了是在有就都很也还说要会对没不人们大小上下里外前后";
    private readonly Random _random = new(seed);

    /// <param name="share">Of the characters.</param>
    public string Retype(string text, double share)
    {
        var clauses = text.Split('，').ToList();
        if (clauses.Count > 2)
        {
            var i = _random.Next(clauses.Count - 1);
            (clauses[i], clauses[i + 1]) = (clauses[i + 1], clauses[i]);
        }

        return string.Concat(string.Join('，', clauses).Select(c => _random.NextDouble() >= share ? c.ToString() : _random.Next(3) switch
        {
            0 => string.Empty,
            1 => $"{c}{Others[_random.Next(Others.Length)]}",
            _ => Others[_random.Next(Others.Length)].ToString(),
        }));
    }
}
