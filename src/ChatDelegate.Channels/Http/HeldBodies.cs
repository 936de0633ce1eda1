using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Http;

/// <summary>
/// Counts the bytes of bodies in memory, as they come and not as they are announced: who announces much and sends nothing takes nobody's
/// room. However many large bodies there are, a small one still finds room.
/// </summary>
internal sealed class HeldBodies(IOptions<HeldBodyOptions> options)
{
    private readonly long _most = options.Value.MaxHeldBytes;
    private long _held;

    /// <summary>Of all bodies together.</summary>
    public long Held => Interlocked.Read(ref _held);

    public Body Begin() => new(this);

    /// <summary>One body's part; given back when its request is over.</summary>
    internal sealed class Body(HeldBodies all) : IDisposable
    {
        private long _mine;

        /// <summary>The body has become longer; false when there is no room for that, and then nothing of it is kept.</summary>
        public bool TryGrow(long length)
        {
            var held = Interlocked.Add(ref all._held, length - _mine);
            _mine = length;
            if (length <= all._most - held)
            {
                return true;
            }

            Dispose();
            return false;
        }

        public void Dispose()
        {
            Interlocked.Add(ref all._held, -_mine);
            _mine = 0;
        }
    }
}
