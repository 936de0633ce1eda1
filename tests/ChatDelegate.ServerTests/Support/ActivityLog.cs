using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.Support;

/// <summary>What a client has got, in the order of first sight; an activity that comes again replaces what it was.</summary>
internal sealed class ActivityLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, ChatActivity> _byId = new(StringComparer.Ordinal);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Watermark { get; private set; } = string.Empty;

    public int Replays { get; private set; }

    public IReadOnlyList<ChatActivity> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(id => _byId[id])];
            }
        }
    }

    /// <summary>Takes a frame of the stream, whole.</summary>
    public void Add(JsonNode frame)
    {
        lock (_gate)
        {
            foreach (var json in frame["activities"]?.AsArray().OfType<JsonObject>() ?? [])
            {
                var activity = new ChatActivity(json);
                if (_byId.ContainsKey(activity.Id))
                {
                    Replays++;
                }
                else
                {
                    _order.Add(activity.Id);
                }

                _byId[activity.Id] = activity;
            }

            Watermark = frame["watermark"]?.ToString() is { Length: > 0 } watermark ? watermark : Watermark;
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task<ChatActivity> WaitForAsync(Func<ChatActivity, bool> wanted, string what)
    {
        using var patience = new CancellationTokenSource(Deadline.Default);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                news = _news.Task;
            }

            if (All.LastOrDefault(wanted) is { } found)
            {
                return found;
            }

            try
            {
                await news.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{what} did not come within {Deadline.Default.TotalSeconds:0} s. The last that came:\n{Tail()}", late);
            }
        }
    }

    public string Tail() => string.Join('\n', All.TakeLast(8));
}
