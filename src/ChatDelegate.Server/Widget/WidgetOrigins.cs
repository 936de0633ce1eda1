using ChatDelegate.Server.Hosting;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Widget;

/// <summary>The sites that may show the chat.</summary>
internal sealed class WidgetOrigins(IOptions<WidgetOptions> options)
{
    private readonly OriginPattern[] _allowed = [.. options.Value.AllowedOrigins.Select(origin => OriginPattern.Read(origin).Pattern).OfType<OriginPattern>()];

    public bool Any => _allowed.Length > 0;

    /// <summary>The origin as it goes into headers and pages, if it is one of the sites.</summary>
    public string? Find(string? origin) =>
        OriginPattern.Parse(origin) is { } asked && _allowed.Any(allowed => allowed.Covers(asked)) ? OriginPattern.Write(asked) : null;
}
