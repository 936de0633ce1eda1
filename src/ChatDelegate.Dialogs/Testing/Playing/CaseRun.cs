namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>One run of one case, up to the first step that fails.</summary>
/// <param name="chat">What came of the steps in chat; on cards its answers are entered into pages. Empty to play every step as it is.</param>
internal sealed class CaseRun(DialogCase test, Rendering rendering, Conversation talk, IReadOnlyList<Played> chat, bool checks)
{
    private static readonly HashSet<string> Nothing = [];
    private readonly List<CaseFailure> _failures = [];
    private readonly List<Played> _played = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly Transcript _transcript = new(talk);

    public CaseResult Run()
    {
        var steps = test.Given.Start is { } values ? test.Steps.Prepend(new CaseStep.Starts(test.Line, test.Dialog, values)).ToList() : [.. test.Steps];
        var answers = chat.Select(played => Answered.Of(played, talk.Catalog)).ToList();
        for (var at = 0; at < steps.Count && _failures.Count == 0;)
        {
            var length = CardPlay.Length(answers, at);
            try
            {
                if (length == 0)
                {
                    Play(steps[at]);
                }
                else
                {
                    Enter(steps.GetRange(at, length), [.. answers.GetRange(at, length).OfType<Answered>()]);
                }
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
            {
                Fail(steps[at].Line, $"The engine broke: {exception.Message}");
            }

            at += Math.Max(1, length);
        }

        return new CaseResult(test, rendering, _failures, _transcript.ToString()) { Played = _played, Calls = CaseRunner.Written(_exchanges) };
    }

    private void Play(CaseStep step)
    {
        _transcript.Did(step.Told);
        var (exchange, fault) = StepPlayer.Play(talk, step);
        if (exchange is not null)
        {
            _transcript.Heard(exchange);
        }

        _played.Add(new Played(step, exchange));
        if (fault is not null)
        {
            Fail(step.Line, fault);
            return;
        }

        Check(step, exchange ?? new Exchange(talk.State, talk.State), Nothing, isLast: true);
        _exchanges.AddRange(exchange is null ? [] : [exchange]);
    }

    private void Enter(List<CaseStep> steps, List<Answered> answers)
    {
        var (exchange, fault) = new CardPlay(talk, _transcript).Enter(steps, answers);
        _exchanges.Add(exchange);
        _played.AddRange(steps.Select((step, i) => new Played(step, i == 0 ? exchange : null)));
        if (fault is not null)
        {
            Fail(steps[0].Line, fault);
        }

        for (var i = 0; i < steps.Count && _failures.Count == 0; i++)
        {
            Check(steps[i], exchange, answers.Skip(i + 1).SelectMany(answered => answered.Fields).ToHashSet(), isLast: i == steps.Count - 1);
        }
    }

    private void Check(CaseStep step, Exchange exchange, IReadOnlySet<string> later, bool isLast)
    {
        if (checks && step.Expect is { } expected)
        {
            foreach (var difference in new Checker(talk, test.Dialog, rendering, later, isLast).Check(expected, exchange))
            {
                Fail(expected.Line, difference);
            }
        }
    }

    private void Fail(int line, string message) => _failures.Add(new CaseFailure(test.File, line, test.Name, rendering, message, _transcript.ToString()));
}
