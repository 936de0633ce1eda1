using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Benchmarks.Dialogs;

/// <summary>The product's own dialogs, with more beside them.</summary>
internal static class ProductDialogs
{
    public static DialogCatalog Load(params DefinitionFile[] more)
    {
        var builder = WebApplication.CreateBuilder();
        Composition.Add(builder);
        using var app = builder.Build();
        var commands = app.Services.GetRequiredService<CommandTable>();
        var load = DialogCatalog.Load([.. DefinitionFile.ReadFolder(Path.Combine(AppContext.BaseDirectory, "dialogs")), .. more], commands.Specs, commands.Sources);
        return load.Catalog ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    }
}
