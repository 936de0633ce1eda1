using System.Globalization;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>Sets the clock of a server that runs.</summary>
internal sealed class ClockFile(ServerPlace place)
{
    private readonly string _path = Path.Combine(place.Folder, "clock");

    public (string Key, string Value) Setting => ("Faults:ClockFile", _path);

    /// <summary>Moves into place whole, so that it is never read half.</summary>
    public void Set(TimeSpan wrongBy)
    {
        File.WriteAllText(_path + ".new", wrongBy.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
