using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Similar;

/// <summary>A case in one line: how alike, whose, what kind, who handles it, where it stands.</summary>
internal static class SimilarWords
{
    public static string Standing(CommandContext context, SimilarCase one)
    {
        var own = one.AuthorId == context.Participant.PersonId;
        return string.Join(" · ", Parts(context, one, own).Where(part => part.Length > 0));
    }

    private static IEnumerable<string> Parts(CommandContext context, SimilarCase one, bool own)
    {
        yield return one.IsMarked ? context.Text("similar.marked") : one.Strength == SimilarStrength.Related ? "" : context.Text($"similar.{one.Strength}");
        yield return own ? context.Text($"similar.own_{one.Kind}") : "";
        yield return context.Text("similar.year", ("year", one.Year));
        yield return one.Category ?? "";
        yield return one.Unit ?? "";
        yield return one.State is { } state ? context.Text($"similar.state.{state}") : one.Opinion is { } opinion ? context.Text($"opinion.state.{opinion}") : "";
        yield return one.Reply is { Length: > 0 } reply ? context.Text("similar.reply", ("text", reply)) : "";
    }
}
