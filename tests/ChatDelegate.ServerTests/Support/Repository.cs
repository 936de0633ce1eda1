namespace ChatDelegate.ServerTests.Support;

/// <summary>Where things are in the working tree.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The server as it was built together with these tests, or as CHATDELEGATE_TEST_SERVER says: the same, compiled ahead of time.</summary>
    public static string ServerProgram { get; } = Environment.GetEnvironmentVariable("CHATDELEGATE_TEST_SERVER") ?? Path.Combine(Root, ".artifacts", "bin", "ChatDelegate.Server", Pivot(), "ChatDelegate.Server.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatDelegate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ChatDelegate.sln not found above " + AppContext.BaseDirectory);
    }

    /// <summary><c>debug</c> or <c>release</c>, as these tests are.</summary>
    private static string Pivot() => new DirectoryInfo(AppContext.BaseDirectory).Name;
}
