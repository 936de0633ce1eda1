using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>What servers ran with and what conversations are in (对话定义留存).</summary>
public static class DialogArchiveModule
{
    public static IServiceCollection AddDialogArchive(this IServiceCollection services) => services.AddSingleton<DefinitionArchive>();
}
