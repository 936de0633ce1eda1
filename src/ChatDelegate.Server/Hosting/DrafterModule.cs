using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;

namespace ChatDelegate.Server.Hosting;

/// <summary>Who drafts: setting <c>Drafting:Provider</c>.</summary>
internal static class DrafterModule
{
    public static IServiceCollection AddDrafter(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Drafting:Provider"] ?? OfflineDrafter.Name;
        return provider == OfflineDrafter.Name
            ? services.AddSingleton<IDrafter, OfflineDrafter>()
            : throw new StartException($"Drafting:Provider is '{provider}', but this version drafts with '{OfflineDrafter.Name}' only. Leave the setting out.");
    }
}
