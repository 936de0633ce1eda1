using System.ComponentModel.DataAnnotations;
using ChatDelegate.Server.Hosting;

namespace ChatDelegate.Server.Widget;

/// <summary>Which sites may show the chat as a widget (嵌入式对话窗); checked at start.</summary>
public sealed class WidgetOptions : IValidatableObject
{
    public const string Section = "Widget";

    /// <summary>Origins such as <c>https://portal.example.gov.cn</c> or <c>https://*.example.gov.cn</c>; empty: nobody's.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in AllowedOrigins.Select((text, number) => (text, number))
        let problem = OriginPattern.Read(origin.text).Problem
        where problem is not null
        select new ValidationResult($"'{origin.text}': {problem}", [$"{nameof(AllowedOrigins)}:{origin.number}"]);
}
