using System.Text.RegularExpressions;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Http;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Turns.Admission;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Hosting;

/// <summary>Says of a wrong setting which one it is and what it may be, without the framework's wrapping.</summary>
internal static partial class OptionsSentence
{
    private const string Suffix = "Options";

    public static string Of(OptionsValidationException failure) =>
        string.Join(' ', failure.Failures.Select(one => Wrapping().Match(one) is { Success: true } wrapped
            ? $"{SectionOf(failure.OptionsType)}:{wrapped.Groups["member"].Value}: {wrapped.Groups["text"].Value}"
            : one));

    private static string SectionOf(Type options) =>
        options == typeof(BotOptions) ? DeliveryModule.BotSection
        : options == typeof(HeldBodyOptions) ? AdmissionOptions.Section
        : options.GetField("Section")?.GetRawConstantValue() as string
        ?? (options.Name.EndsWith(Suffix, StringComparison.Ordinal) ? options.Name[..^Suffix.Length] : options.Name);

    [GeneratedRegex("^DataAnnotation validation failed for '.*' members: '(?<member>[^']*)' with the error: '(?<text>.*)'\\.$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Wrapping();
}
