using System.ComponentModel.DataAnnotations;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Server.Hosting;

namespace ChatDelegate.Server.Console.Access;

/// <summary>The console as a tab (选项卡) in Teams, whose pages frame it; checked at start.</summary>
public sealed class ConsoleTabOptions : IValidatableObject
{
    public const string Section = "ConsoleTab";

    /// <summary>Off unless switched on: a console that nobody frames is the safer one.</summary>
    public bool Enabled { get; set; }

    /// <summary>Pages that may frame the console; empty for those of Teams in the bot's cloud. Name them for a private cloud.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    internal bool HasPages(BotOptions bot) => !Enabled || AllowedOrigins.Count > 0 || !string.IsNullOrEmpty(bot.AppId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in AllowedOrigins.Select((text, number) => (text, number))
        let problem = OriginPattern.Read(origin.text).Problem
        where problem is not null
        select new ValidationResult($"'{origin.text}': {problem}", [$"{nameof(AllowedOrigins)}:{origin.number}"]);
}
