using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Commands;

/// <summary>How a feature offers its commands and lists.</summary>
public static class CommandRegistration
{
    public static IServiceCollection AddCommand<T>(this IServiceCollection services)
        where T : DialogCommand => services.AddSingleton<DialogCommand, T>();

    public static IServiceCollection AddOptionSource<T>(this IServiceCollection services)
        where T : OptionSource => services.AddSingleton<OptionSource, T>();
}
