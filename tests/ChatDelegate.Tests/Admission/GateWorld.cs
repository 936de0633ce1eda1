using ChatDelegate.Channels;
using ChatDelegate.Server.Turns.Admission;
using ChatDelegate.Tests.Channels;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Admission;

/// <summary>A gate with a clock to turn, and messages that come, are served and go as a test wants it.</summary>
internal sealed class GateWorld : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<Message> _all = [];
    private int _named;

    public GateWorld(Action<AdmissionOptions>? configure = null)
    {
        configure?.Invoke(Options);
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(Logs)).BuildServiceProvider();
        Answers = new AnswersUnderWay(Time);
        Count = ActivatorUtilities.CreateInstance<AdmissionCount>(_services, Time);
        Gate = new TurnGate(Microsoft.Extensions.Options.Options.Create(Options), Count, Answers, Time);
    }

    public AdmissionOptions Options { get; } = new();

    public FakeTime Time { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public AdmissionCount Count { get; }

    public AnswersUnderWay Answers { get; }

    public TurnGate Gate { get; }

    /// <summary>Everything that was let in and has not gone, in the order in which it came.</summary>
    public IEnumerable<Message> Inside => _all.Where(message => message.Place.State != PlaceState.Left);

    public IEnumerable<Message> Served => Inside.Where(message => message.Place.State == PlaceState.Served);

    public IEnumerable<Message> Waiting => Inside.Where(message => message.Place.State == PlaceState.Waiting);

    /// <summary>A message comes and waits for its turn; null when it was refused.</summary>
    public Message? Come(string conversation, string? person = null, string? activity = null)
    {
        Place place;
        try
        {
            place = Gate.Take(conversation, person ?? conversation, activity ?? $"a{++_named}");
        }
        catch (BusyException refusal)
        {
            Refusals.Add(refusal.Busy.With);
            return null;
        }

        var message = new Message(place);
        _all.Add(message);
        return message;
    }

    public List<BusyWith> Refusals { get; } = [];

    /// <summary>Serves whoever is served, and so on, until nobody is left.</summary>
    public int ServeAll()
    {
        var count = 0;
        while (Served.FirstOrDefault() is { } message)
        {
            message.Leave();
            count++;
        }

        return count;
    }

    public void Dispose()
    {
        _all.ForEach(message => message.Dispose());
        Gate.Dispose();
        Count.Dispose();
        _services.Dispose();
    }

    internal sealed class Message : IDisposable
    {
        private readonly CancellationTokenSource _gone = new();

        public Message(Place place)
        {
            Place = place;
            Turn = place.ComeUpAsync(_gone.Token);
        }

        public Place Place { get; }

        /// <summary>Ends when its turn begins, or with what became of it instead.</summary>
        public Task Turn { get; }

        public bool IsServed => Place.State == PlaceState.Served;

        /// <summary>It has been answered.</summary>
        public void Leave() => Place.Dispose();

        /// <summary>Whoever waited for the answer hangs up.</summary>
        public void HangUp() => _gone.Cancel();

        public void Dispose() => _gone.Dispose();
    }
}
