using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.MappingWriter;

/// <summary>EF Core's compiled model of a context; the same text whenever the mapping is the same.</summary>
internal static class MappingCode
{
    /// <returns>The code by the names of its files.</returns>
    public static Dictionary<string, string> Of(DbContext db, string space)
    {
        using var services = Services(db).BuildServiceProvider();
        var model = db.GetService<IDesignTimeModel>().Model;
        var options = new CompiledModelCodeGenerationOptions { ContextType = db.GetType(), ModelNamespace = space, Language = "C#", UseNullableReferenceTypes = true };
        var files = services.GetRequiredService<ICompiledModelCodeGeneratorSelector>().Select(options).GenerateModel(model, options)
            // An assembly can name one model of a context as its own, and ours has two.
            .Where(file => !file.Code.Contains("[assembly:", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
#pragma warning disable EF1001 // Written into the code, and another at each run.
        var drawn = model.ModelId.ToString();
#pragma warning restore EF1001
        var lasting = IdOf(files.Select(file => file.Code.Replace(drawn, string.Empty, StringComparison.Ordinal)));
        return files.ToDictionary(file => file.Path, file => file.Code.Replace(drawn, lasting, StringComparison.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>What dotnet-ef would set up for the context's database.</summary>
    private static IServiceCollection Services(DbContext db)
    {
        var provider = Assembly.Load(db.GetService<IDatabaseProvider>().Name);
        var setup = provider.GetType(provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName, throwOnError: true)!;
        var services = new ServiceCollection();
        ((IDesignTimeServices)Activator.CreateInstance(setup)!).ConfigureDesignTimeServices(services);
        return services.AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
    }

    private static string IdOf(IEnumerable<string> code) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code))).AsSpan(0, 16)).ToString();
}
