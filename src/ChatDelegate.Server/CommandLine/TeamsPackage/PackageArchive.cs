using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatDelegate.Server.CommandLine.TeamsPackage;

/// <summary>The zip: manifest, English texts, icons, all at its root as Teams asks. Always the same order and the same times, so the same bytes.</summary>
internal static class PackageArchive
{
    private static readonly DateTimeOffset Then = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(PackageOptions options)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", PackageManifest.Write(options));
            Add(zip, PackageManifest.English, PackageManifest.WriteEnglish(options));
            Add(zip, PackageManifest.ColorIcon, Icon(PackageManifest.ColorIcon));
            Add(zip, PackageManifest.OutlineIcon, Icon(PackageManifest.OutlineIcon));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, JsonObject content) => Add(zip, name, JsonSerializer.SerializeToUtf8Bytes(content, Readable));

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Then;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Icon(string name)
    {
        using var stream = typeof(PackageArchive).Assembly.GetManifestResourceStream("teams/" + name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
