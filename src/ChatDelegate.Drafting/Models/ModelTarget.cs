namespace ChatDelegate.Drafting.Models;

/// <summary>A model at a server.</summary>
/// <param name="Section">Of the settings that it comes from, to name the wrong one.</param>
/// <param name="Endpoint">Up to and with the version; <c>chat/completions</c> is appended.</param>
internal sealed record ModelTarget(string Section, string Provider, Uri Endpoint, string Model)
{
    public string? ApiKey { get; init; }

    private static readonly Uri OpenAi = new("https://api.openai.com/v1");

    /// <summary>Servers of the maker itself know the newer names of parameters; compatible ones know the older.</summary>
    public bool IsMakersOwn => Provider == ModelOptions.Azure || Endpoint.Host == OpenAi.Host;

    public bool UsesEntra => Provider == ModelOptions.Azure && string.IsNullOrWhiteSpace(ApiKey);

    public static ModelTarget Of(ModelOptions options) =>
        new(ModelOptions.Section, options.Provider, Whole(options.Provider, options.Endpoint), options.Model ?? string.Empty) { ApiKey = options.ApiKey };

    public static ModelTarget OfFallback(ModelOptions options)
    {
        var provider = options.Fallback.Provider ?? options.Provider;
        return new ModelTarget($"{ModelOptions.Section}:Fallback", provider, Whole(provider, options.Fallback.Endpoint ?? options.Endpoint), options.Fallback.Model ?? options.Model ?? string.Empty)
        {
            ApiKey = options.Fallback.ApiKey ?? (options.Fallback.Endpoint is null ? options.ApiKey : null),
        };
    }

    /// <summary>Azure's portal shows the resource's address, the API is below it.</summary>
    private static Uri Whole(string provider, Uri? endpoint) => endpoint switch
    {
        null => OpenAi,
        { AbsolutePath: "/" } when provider == ModelOptions.Azure => new Uri(endpoint, "openai/v1"),
        _ => endpoint,
    };
}
