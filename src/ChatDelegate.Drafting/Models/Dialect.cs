namespace ChatDelegate.Drafting.Models;

/// <summary>
/// What of the protocol a server takes. Compatible servers differ, and so do models of one maker: what is refused is learned from
/// the refusal and not sent again.
/// </summary>
/// <param name="Format">Never <see cref="AnswerFormat.Auto"/>.</param>
/// <param name="IsFixed">The format is set, not found out.</param>
/// <param name="NewTokenName"><c>max_completion_tokens</c> in place of <c>max_tokens</c>.</param>
internal sealed record Dialect(AnswerFormat Format, bool IsFixed, bool NewTokenName, bool TakesTemperature)
{
    private static readonly string[] FormatWords = ["response_format", "json_schema", "json_object", "schema", "structured output", "guided", "grammar"];

    private bool TokenNameChanged { get; init; }

    public static Dialect First(AnswerFormat wanted, bool isMakersOwn) =>
        new(wanted == AnswerFormat.Auto ? AnswerFormat.Schema : wanted, wanted != AnswerFormat.Auto, isMakersOwn, true);

    /// <returns>How to ask instead, or null when the refusal is about something else.</returns>
    public Dialect? Without(string refusal) => refusal switch
    {
        _ when TakesTemperature && Names(refusal, "temperature") => this with { TakesTemperature = false },
        _ when !TokenNameChanged && (Names(refusal, "max_tokens") || Names(refusal, "max_completion_tokens")) => this with { NewTokenName = !NewTokenName, TokenNameChanged = true },
        _ when !IsFixed && Format < AnswerFormat.Text && FormatWords.Any(word => Names(refusal, word)) => this with { Format = Format + 1 },
        _ => null,
    };

    private static bool Names(string refusal, string word) => refusal.Contains(word, StringComparison.OrdinalIgnoreCase);
}
