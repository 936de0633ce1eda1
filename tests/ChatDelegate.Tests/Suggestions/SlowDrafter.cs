using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>A drafter that finishes one draft for each note, and each only when it is told to.</summary>
internal sealed class SlowDrafter
{
    private TaskCompletionSource<Work> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What a title is made of; a second try may be in other words.</summary>
    public string Title { get; set; } = "关于解决{0}的建议";

    /// <summary>The next call's work, as soon as it has begun.</summary>
    public async Task<Work> BegunAsync()
    {
        var work = await _begun.Task;
        _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return work;
    }

    public Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
    {
        var work = new Work([.. request.Notes.OrderBy(note => note.At)], request, progress, Title);
        cancellationToken.Register(work.Cancel);
        _begun.SetResult(work);
        return work.Result;
    }

    /// <summary>One call.</summary>
    internal sealed class Work(IReadOnlyList<SourceNote> notes, DraftingRequest request, IProgress<DraftingProgress>? progress, string title)
    {
        private readonly TaskCompletionSource<DraftingResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<Draft> _done = [];

        public Task<DraftingResult> Result => _result.Task;

        public DraftingRequest Request => request;

        /// <summary>Finishes the draft of the next note.</summary>
        public void Next()
        {
            var draft = DraftOf(notes[_done.Count], title, request);
            _done.Add(draft);
            progress?.Report(new DraftingProgress(_done.Count, notes.Count) { Draft = draft });
        }

        /// <summary>Finishes what is left, without a word in between.</summary>
        public void Finish()
        {
            var rest = notes.Skip(_done.Count).Select(note => DraftOf(note, title, request));
            _result.SetResult(new DraftingResult([.. _done, .. rest], [], "model-x", "1"));
        }

        public void Cancel() => _result.TrySetCanceled();

        private static Draft DraftOf(SourceNote note, string title, DraftingRequest request) => new(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, title, note.Text.TrimEnd('。')),
            request.Categories[0],
            [],
            [new Sentence(Section.Problem, note.Text, [note.Id], SentenceKind.Reworded), new Sentence(Section.Measure, "建议尽快研究解决。", [note.Id], SentenceKind.Proposed)],
            [note.Id],
            [])
        {
            Origin = new DraftOrigin("model-x", "1") { Prompt = "draft", PromptVersion = "3", PromptHash = "abc" },
        };
    }
}
