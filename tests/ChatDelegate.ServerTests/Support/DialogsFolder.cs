namespace ChatDelegate.ServerTests.Support;

/// <summary>A copy of the dialogs that a test may change. Goes away with the test.</summary>
public sealed class DialogsFolder : IDisposable
{
    private DialogsFolder(string path) => Path = path;

    public string Path { get; }

    public (string Key, string Value) Setting => ("Dialogs:Path", Path);

    public static DialogsFolder Copy()
    {
        var source = System.IO.Path.Combine(Repository.Root, "dialogs");
        var folder = Directory.CreateTempSubdirectory("chatdelegate-dialogs-").FullName;
        var path = System.IO.Path.Combine(folder, "dialogs");
        foreach (var file in Directory.GetFiles(source, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(path, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new DialogsFolder(path);
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Replaces a file in one step, as an editor does that saves to a new file first.</summary>
    public void Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file + ".new", content);
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Change(string name, Func<string, string> change)
    {
        var before = Read(name);
        var after = change(before);
        after.ShouldNotBe(before);
        Write(name, after);
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
