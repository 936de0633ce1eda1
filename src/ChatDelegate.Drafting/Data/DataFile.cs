using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatDelegate.Drafting.Data;

/// <summary>Reads the word lists that are built into the assembly; a broken one is a bug and throws with line and column.</summary>
internal static class DataFile
{
    public static T Read<T>(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built into the assembly.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .Build()
            .Deserialize<T>(reader);
    }
}
