using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Drafting.Models;

/// <summary>What settings of a model must be together; each sentence names the setting and the cure.</summary>
internal static class OptionRules
{
    public static IEnumerable<string> Check(ModelOptions options)
    {
        var nested = Ranges("Drafting:Resilience", options.Resilience).Concat(Ranges("Drafting:Price", options.Price));
        if (options.IsOffline)
        {
            return nested;
        }

        if (options.Provider is not (ModelOptions.OpenAi or ModelOptions.Azure))
        {
            return nested;
        }

        var own = Server("Drafting", options.Provider, options.Endpoint, options.Model, options.ApiKey);
        var other = options.Fallback.IsSet
            ? Server("Drafting:Fallback", options.Fallback.Provider ?? options.Provider, options.Fallback.Endpoint ?? options.Endpoint, options.Fallback.Model ?? options.Model, options.Fallback.ApiKey ?? options.ApiKey)
            : [];
        return nested.Concat(own).Concat(other);
    }

    private static IEnumerable<string> Server(string section, string provider, Uri? endpoint, string? model, string? key)
    {
        if (provider is not (ModelOptions.OpenAi or ModelOptions.Azure))
        {
            yield return $"{section}:Provider: say openai or azure.";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(model))
        {
            yield return $"{section}:Model: give the model's name{(provider == ModelOptions.Azure ? ", which with Azure is that of your deployment" : string.Empty)}.";
        }

        if (endpoint is { IsAbsoluteUri: false } or { Scheme: not ("https" or "http") } or { Query.Length: > 0 } or { UserInfo.Length: > 0 })
        {
            yield return $"{section}:Endpoint: give an address such as https://models.example.gov.cn/v1, without a query or a password.";
        }
        else if (provider == ModelOptions.Azure && endpoint is null)
        {
            yield return $"{section}:Endpoint: give your resource's address, https://NAME.openai.azure.com.";
        }
        else if (provider == ModelOptions.Azure && endpoint is { Scheme: "http", IsLoopback: false })
        {
            yield return $"{section}:Endpoint: Azure is reached by https only.";
        }

        if (provider == ModelOptions.OpenAi && endpoint is null && string.IsNullOrWhiteSpace(key))
        {
            yield return $"{section}:ApiKey: OpenAI asks for a key. For a server of your own that asks for none, give {section}:Endpoint.";
        }
    }

    private static IEnumerable<string> Ranges(string section, object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{section}:{result.MemberNames.FirstOrDefault()}: {result.ErrorMessage}");
    }
}
