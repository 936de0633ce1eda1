namespace ChatDelegate.Channels.DirectLine;

/// <summary>Keeps uploads few while they are read: each takes a connection and, for a while, room on the disk.</summary>
internal sealed class UploadsUnderWay(int most, int mostOfOne)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly Place NoneLeft = new(null, string.Empty, new Busy(BusyWith.Everybody, Soon));
    private static readonly Place TooMany = new(null, string.Empty, new Busy(BusyWith.Conversation, Soon));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ofOne = new(StringComparer.Ordinal);
    private int _all;

    public Place Begin(string conversationId)
    {
        lock (_lock)
        {
            var mine = _ofOne.GetValueOrDefault(conversationId);
            if (mine >= mostOfOne || _all >= most)
            {
                return mine >= mostOfOne ? TooMany : NoneLeft;
            }

            _ofOne[conversationId] = mine + 1;
            _all++;
            return new Place(this, conversationId, null);
        }
    }

    private void End(string conversationId)
    {
        lock (_lock)
        {
            _all--;
            if (--_ofOne[conversationId] == 0)
            {
                _ofOne.Remove(conversationId);
            }
        }
    }

    internal readonly record struct Place(UploadsUnderWay? Of, string ConversationId, Busy? Refusal) : IDisposable
    {
        public void Dispose() => Of?.End(ConversationId);
    }
}
