[assembly: AssemblyFixture(typeof(ChatDelegate.ServerTests.Support.OriginalPlaces))]

namespace ChatDelegate.ServerTests.Support;

/// <summary>Makes away with the places that tests have copied, when the last test has ended.</summary>
public sealed class OriginalPlaces : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await OriginalPlace.ForgetAllAsync();
}
