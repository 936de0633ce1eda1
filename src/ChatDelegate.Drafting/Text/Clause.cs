namespace ChatDelegate.Drafting.Text;

/// <summary>A range of a <see cref="NormalText"/> between commas, without its punctuation and without a leading list mark.</summary>
/// <param name="Sentence">Number of its sentence in the text, from 0.</param>
/// <param name="Mark">The sign it ends with (<c>,</c> <c>?</c> <c>。</c> ...), or <c>\0</c> at the end of the text.</param>
public readonly record struct Clause(int Start, int End, int Sentence, char Mark)
{
    public int Length => End - Start;
}
