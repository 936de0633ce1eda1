using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>Makes one draft of all notes, unless told to fail or to do something while it drafts.</summary>
internal sealed class ScriptedDrafter : IDrafter
{
    public int Calls { get; private set; }

    public Exception? Failure { get; set; }

    public Func<Task>? Meanwhile { get; set; }

    /// <summary>Drafts instead.</summary>
    public Func<DraftingRequest, IProgress<DraftingProgress>?, CancellationToken, Task<DraftingResult>>? Script { get; set; }

    public async Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
    {
        Calls++;
        if (Script is { } script)
        {
            return await script(request, progress, cancellationToken);
        }

        if (Meanwhile is { } meanwhile)
        {
            await meanwhile();
        }

        if (Failure is { } failure)
        {
            throw failure;
        }

        var notes = request.Notes.Where(note => note.Text.Length > 3).OrderBy(note => note.At).ToList();
        List<Sentence> sentences =
        [
            new(Section.Problem, "据群众反映：", [], SentenceKind.Form),
            .. notes.Select(note => new Sentence(Section.Problem, note.Text, [note.Id], SentenceKind.Stated)),
            new(Section.Measure, "建议尽快研究解决。", [.. notes.Select(note => note.Id)], SentenceKind.Proposed),
        ];
        var draft = new Draft(
            "关于维修东街路灯的建议", request.Categories[0], [.. request.HandlingUnits.Select(unit => unit.Name)], sentences, [.. notes.Select(note => note.Id)],
            [new Question("how_many", Section.Problem), new Question("cause", Section.Cause)]);
        var unused = request.Notes.Except(notes).Select(note => new UnusedNote(note.Id, UnusedReason.NoContent));
        return new DraftingResult(notes.Count == 0 ? [] : [draft], [.. unused], "offline", "test");
    }
}
