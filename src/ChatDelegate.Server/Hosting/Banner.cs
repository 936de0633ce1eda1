using ChatDelegate.Congress.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Hosting;

/// <summary>Says where to go, once it can be gone to.</summary>
internal static class Banner
{
    public static async Task PrintAsync(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            await System.Console.Out.WriteLineAsync($"  web chat   {address}/chat");
            await System.Console.Out.WriteLineAsync($"  console    {address}/console");
            if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
            {
                await System.Console.Out.WriteLineAsync($"  demo       {address}/demo");
            }
        }

        if (app.Services.GetRequiredService<FirstStart>().Administrator is { } administrator)
        {
            await System.Console.Out.WriteLineAsync($"  first administrator: {administrator.UserName}, password {administrator.Password} (shown once; change it at the first sign-in)");
        }

        await System.Console.Out.WriteLineAsync("ChatDelegate is ready. Ctrl+C stops it.");
    }
}
