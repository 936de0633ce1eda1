using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Records;

public sealed class KeyRingTests
{
    private const int Instances = 8;

    [Fact]
    public async Task Derive_InstancesThatStartForTheFirstTimeAtOnce_AllHaveTheSameKey()
    {
        for (var time = 0; time < 50; time++)
        {
            var folder = Directory.CreateTempSubdirectory("chatdelegate-keys");
            try
            {
                using var gate = new Barrier(Instances);
                var keys = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => Task.Factory.StartNew(
                    () =>
                    {
                        var ring = new KeyRing(Options.Create(new DataOptions { Path = folder.FullName }));
                        gate.SignalAndWait();
                        return Convert.ToHexString(ring.Derive("test"));
                    },
                    TaskCreationOptions.LongRunning)));

                keys.Distinct().ShouldHaveSingleItem();
                Directory.GetFiles(Path.Combine(folder.FullName, "keys")).Select(Path.GetFileName).ShouldBe(["master.key"], "nothing is left of the keys that came too late");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
