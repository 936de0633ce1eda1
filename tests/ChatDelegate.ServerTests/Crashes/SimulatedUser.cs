using System.Net.Sockets;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// A person with their channel: one act after the other, each posted until it is acknowledged, under the same id each time. The patient wait for
/// the answer before they go on.
/// </summary>
internal abstract class SimulatedUser(DemoPerson person, string name, Random random) : IAsyncDisposable
{
    /// <summary>A channel does not deliver again at once.</summary>
    protected static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Script _script = new(name, random);
    private readonly bool _isPatient = random.Next(2) == 0;
    private readonly List<Act> _acts = [];

    public string Name => name;

    public Guid PersonId { get; } = Guid.Parse(person.Id);

    /// <summary>The channel's id of their conversation.</summary>
    public abstract string Conversation { get; }

    /// <summary>The answer of the bot is a feed that the client reads, not sent to it.</summary>
    public abstract bool ReadsFeed { get; }

    /// <summary>All they have said, in order. The last may be without an acknowledgement while they speak.</summary>
    public IReadOnlyList<Act> Acts => _acts;

    /// <summary>Posts that were answered, but not taken: deliver again.</summary>
    public int Refused { get; private set; }

    /// <summary>Speaks until told to stop; ends with an act that is acknowledged and answered.</summary>
    public async Task SpeakAsync(Action acknowledged, CancellationToken stop)
    {
        foreach (var act in _script.Acts())
        {
            _acts.Add(act);
            await DeliverAsync(act);
            acknowledged();
            if (_isPatient || stop.IsCancellationRequested)
            {
                await AnsweredAsync(act);
            }

            if (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>From now on another instance takes what they say.</summary>
    public abstract void MoveTo(ServerProcess server);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One post; the id in the transcript, or null when it was refused in a way that has a channel deliver it again.</summary>
    protected abstract Task<string?> PostAsync(Act act);

    protected abstract Task AnsweredAsync(Act act);

    /// <summary>Whatever is wrong, nobody is shown the program's inside.</summary>
    protected static void ShouldBeFitToShow(string answer)
    {
        answer.ShouldNotContain("   at ");
        answer.ShouldNotContain("Exception");
    }

    private async Task DeliverAsync(Act act)
    {
        using var patience = new CancellationTokenSource(Deadline.Default);
        while (true)
        {
            act.Posts++;
            try
            {
                act.AcknowledgedAs = await PostAsync(act);
                if (act.AcknowledgedAs is not null)
                {
                    return;
                }

                Refused++;
            }
            catch (Exception broken) when (broken is HttpRequestException or SocketException or IOException or OperationCanceledException)
            {
                // The server died, or is not there yet: nobody knows whether it has heard.
            }

            patience.IsCancellationRequested.ShouldBeFalse($"{act} was not taken in {Deadline.Default.TotalSeconds:0} s");
            await Task.Delay(Pause);
        }
    }
}
