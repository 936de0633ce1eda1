using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// Lets EF Core 10, built for SQLitePCLRaw 2.1, run on 2.0.6, the newest that the package feed holds, and prefers the
/// system's patched SQLite to the older one inside the package. Delete this file, and NU1605 from
/// Directory.Build.props, when a newer package restores.
/// </summary>
internal static class SqliteNative
{
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Must run before EF Core touches SQLite, whoever loads this assembly.")]
    internal static void Initialise()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name switch
        {
            "SQLitePCLRaw.core" => LoadBeside(context, "SQLitePCLRaw.core"),
            "SQLitePCLRaw.batteries_v2" => LoadBeside(context, "SQLitePCLRaw.batteries_v2"),
            _ => null,
        };
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == Provider)
            {
                NativeLibrary.SetDllImportResolver(loaded.LoadedAssembly, ResolveNative);
            }
        };
    }

    private static Assembly? LoadBeside(AssemblyLoadContext context, string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static nint ResolveNative(string library, Assembly assembly, DllImportSearchPath? search) =>
        library == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : nint.Zero;
}
