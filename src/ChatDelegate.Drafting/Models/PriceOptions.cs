using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Drafting.Models;

/// <summary>What a million tokens costs, in whatever currency the bill is in: section <c>Drafting:Price</c>. 0 where nothing is paid.</summary>
public sealed class PriceOptions
{
    private const decimal Tokens = 1_000_000;

    [Range(0, 100_000)]
    public decimal Input { get; set; }

    [Range(0, 100_000)]
    public decimal Output { get; set; }

    public decimal Of(long input, long output) => ((input * Input) + (output * Output)) / Tokens;
}
