using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;

namespace ChatDelegate.Tests.Channels;

/// <summary>A host that keeps its feeds in memory, echoes what it gets, and can be told to fail.</summary>
internal sealed class MemoryDirectLineHost : IDirectLineHost
{
    private readonly ConcurrentDictionary<string, Feed> _feeds = new();

    public bool Fails { get; set; }

    /// <summary>Takes nothing for want of room.</summary>
    public bool Refuses { get; set; }

    public Func<DirectLineIdentity?, Busy?> BusyFor { get; set; } = _ => null;

    public HashSet<string> EndedSessions { get; } = [];

    public List<string?> Locales { get; } = [];

    public List<(Activity Activity, IReadOnlyList<(string Name, string? Type, long Length, UploadOmission Omission, byte[] Bytes)> Files)> Received { get; } = [];

    public Task<bool> MayUseAsync(DirectLineIdentity identity, CancellationToken cancellationToken) =>
        Answer(!EndedSessions.Contains(identity.SessionId ?? string.Empty));

    Busy? IDirectLineHost.BusyFor(DirectLineIdentity? identity) => BusyFor(identity);

    public Task<bool> StartAsync(DirectLineIdentity identity, string? locale, CancellationToken cancellationToken)
    {
        Admit();
        Locales.Add(locale);
        return Answer(_feeds.TryAdd(identity.ConversationId, new Feed()));
    }

    public async Task<DirectLineAcceptance> ReceiveAsync(
        DirectLineIdentity identity, Activity activity, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        Admit();
        await Answer(true);
        var copies = new List<(string, string?, long, UploadOmission, byte[])>();
        foreach (var file in files)
        {
            using var bytes = new MemoryStream();
            await file.OpenRead().CopyToAsync(bytes, cancellationToken);
            copies.Add((file.Name, file.ContentType, file.Length, file.Omission, bytes.ToArray()));
        }

        Received.Add((activity, copies));
        return new(Publish(identity.ConversationId, activity));
    }

    public Task<ActivityBatch> ReadAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken) =>
        Answer(Of(conversationId).Read(afterWatermark, most));

    public async IAsyncEnumerable<ActivityBatch> FollowAsync(
        string conversationId, long afterWatermark, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await Of(conversationId).WaitAsync(afterWatermark, cancellationToken);
            var batch = await ReadAsync(conversationId, afterWatermark, most, cancellationToken);
            afterWatermark = batch.Watermark;
            yield return batch;
        }
    }

    /// <summary>Says it in the feed, under an id of its own unless it has one: that of what it changes.</summary>
    public string Publish(string conversationId, Activity activity) => Of(conversationId).Add(conversationId, activity);

    private void Admit()
    {
        if (Refuses)
        {
            throw new BusyException(new Busy(BusyWith.Everybody, TimeSpan.FromSeconds(1)));
        }
    }

    private Feed Of(string conversationId) => _feeds.GetOrAdd(conversationId, _ => new Feed());

    private Task<T> Answer<T>(T value) => Fails ? Task.FromException<T>(new InvalidOperationException("down")) : Task.FromResult(value);

    private sealed class Feed
    {
        private readonly Lock _lock = new();
        private readonly List<Activity> _items = [];
        private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Add(string conversationId, Activity activity)
        {
            lock (_lock)
            {
                var id = activity.Id ?? $"{conversationId}|{_items.Count + 1:D7}";
                _items.Add(activity with { Id = id });
                _news.SetResult();
                _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return id;
            }
        }

        public ActivityBatch Read(long after, int most)
        {
            lock (_lock)
            {
                var batch = _items.Skip((int)after).Take(most).ToArray();
                return new(batch, after + batch.Length);
            }
        }

        public Task WaitAsync(long after, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                return _items.Count > after ? Task.CompletedTask : _news.Task.WaitAsync(cancellationToken);
            }
        }
    }
}
