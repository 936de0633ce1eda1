using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// The installation's master key, made at first start in the data folder (keys/master.key, readable by its owner only),
/// and the keys derived from it. Whoever restores a backup needs this file too.
/// </summary>
public sealed class KeyRing
{
    private const int Length = 32;
    private readonly Lazy<byte[]> _master;

    public KeyRing(IOptions<DataOptions> data)
    {
        var path = Path.Combine(data.Value.Keys, "master.key");
        _master = new Lazy<byte[]>(() => Open(path));
    }

    /// <summary>A key of 32 bytes for one purpose; the same for ever.</summary>
    /// <exception cref="StartException">The key file cannot be read or made.</exception>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _master.Value, Length, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] Open(string path)
    {
        try
        {
            return Read(path) is { Length: Length } master ? master : throw new FormatException("It does not hold a key.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StartException($"The key file '{Path.GetFullPath(path)}' cannot be read or made: {failure.Message} Give this user the right to write there, restore the file from the backup, or choose another folder with Data:Path.", failure);
        }
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Convert.FromBase64String(File.ReadAllText(path));
    }

    /// <summary>Makes the key beside its place and puts it there whole: of instances that start for the first time at once, one's key stays and all read it.</summary>
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var made = $"{path}.{RandomNumberGenerator.GetHexString(16)}";
        try
        {
            Write(made);
            PutInPlace(made, path);
        }
        finally
        {
            File.Delete(made);
        }
    }

    /// <summary>A move would look first and then replace what has come meanwhile; a link never does. Only shares that know no links are left to the move.</summary>
    private static void PutInPlace(string made, string path)
    {
        if (!OperatingSystem.IsWindows() && Link(Encoding.UTF8.GetBytes(made + '\0'), Encoding.UTF8.GetBytes(path + '\0')) == 0)
        {
            return;
        }

        try
        {
            File.Move(made, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another instance was quicker; its key is the key.
        }
    }

    private static void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
        file.Flush(flushToDisk: true);
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] added);
}
