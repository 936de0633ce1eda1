using System.Collections.Concurrent;

namespace ChatDelegate.Congress.Data;

/// <summary>Work with the same key, one at a time and in the order in which it came.</summary>
internal sealed class WorkByKey
{
    private readonly ConcurrentDictionary<string, Task> _tails = new(StringComparer.Ordinal);

    public async Task<T> RunAsync<T>(string key, Func<Task<T>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Swap(key, mine.Task);
        try
        {
            await before;
            return await work();
        }
        finally
        {
            mine.SetResult();
            _tails.TryRemove(KeyValuePair.Create(key, (Task)mine.Task));
        }
    }

    private Task Swap(string key, Task mine)
    {
        while (true)
        {
            if (_tails.TryGetValue(key, out var tail))
            {
                if (_tails.TryUpdate(key, mine, tail))
                {
                    return tail;
                }
            }
            else if (_tails.TryAdd(key, mine))
            {
                return Task.CompletedTask;
            }
        }
    }
}
