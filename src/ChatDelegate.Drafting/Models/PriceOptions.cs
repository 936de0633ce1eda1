using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Drafting.Models;

/// <summary>What a million tokens costs: section <c>Drafting:Price</c>. Zero where nobody is charged, such as for a model of one's own.</summary>
public sealed class PriceOptions
{
    public const string Section = "Drafting:Price";

    /// <summary>A million tokens asked.</summary>
    [Range(0, 100_000)]
    public decimal Input { get; set; }

    /// <summary>A million tokens answered.</summary>
    [Range(0, 100_000)]
    public decimal Output { get; set; }

    /// <summary>As people write it after the amount.</summary>
    [Required, MaxLength(10)]
    public string Currency { get; set; } = "元";

    /// <summary>In millionths of the currency, rounded up.</summary>
    public long MicrosOf(int tokensIn, int tokensOut) => (long)Math.Ceiling((tokensIn * Input) + (tokensOut * Output));
}
