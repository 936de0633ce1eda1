using System.ComponentModel.DataAnnotations;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Models;

/// <summary>Whether a language model drafts, and which: section <c>Drafting</c>.</summary>
public sealed class ModelOptions
{
    public const string Section = "Drafting";
    public const string OffLine = "offline";
    public const string OpenAi = "openai";
    public const string Azure = "azure";

    /// <summary><c>offline</c> needs no model. <c>openai</c> is OpenAI itself or, with an endpoint, any server that speaks its protocol.</summary>
    [AllowedValues(OffLine, OpenAi, Azure, ErrorMessage = "Say offline, openai or azure.")]
    public string Provider { get; set; } = OffLine;

    /// <summary>Of a compatible server up to and with <c>/v1</c>; of Azure the resource's address.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name; with Azure that of the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>None for a server that asks for none; with Azure none means Entra ID.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What an Entra ID token is asked for; other clouds have other ones.</summary>
    [Required]
    public string Scope { get; set; } = "https://cognitiveservices.azure.com/.default";

    /// <summary>Client id of a user-assigned managed identity; none for the system's own, or whoever is signed in.</summary>
    public string? ManagedIdentity { get; set; }

    /// <summary>How the form of answers is asked for; <c>auto</c> finds out what the server takes.</summary>
    [EnumDataType(typeof(AnswerFormat))]
    public AnswerFormat AnswerFormat { get; set; }

    /// <summary>Whether the start asks the model a small question, so that a wrong setting shows at once.</summary>
    public bool CheckAtStart { get; set; } = true;

    /// <summary>Folder of the prompts; a build carries a copy beside the program.</summary>
    public string? Prompts { get; set; }

    /// <summary>Longest question in characters, all messages together.</summary>
    [Range(2_000, 1_000_000)]
    public int MaxQuestion { get; set; } = PromptRunner.MostCharacters;

    /// <summary>Largest response in bytes; what is beyond is not read.</summary>
    [Range(10_000, 100_000_000)]
    public int MaxAnswerBytes { get; set; } = 1_000_000;

    [Required]
    public FallbackOptions Fallback { get; set; } = new();

    [Required]
    public PriceOptions Price { get; set; } = new();

    [Required]
    public ResilienceOptions Resilience { get; set; } = new();

    public bool IsOffline => Provider == OffLine;

    public string PromptFolder => Prompts ?? Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <summary>Who is asked, in this order.</summary>
    internal IReadOnlyList<ModelTarget> Targets => Fallback.IsSet ? [ModelTarget.Of(this), ModelTarget.OfFallback(this)] : [ModelTarget.Of(this)];

    /// <summary>What no attribute can say; each sentence names its setting.</summary>
    public IEnumerable<string> Faults() => OptionRules.Check(this);
}
