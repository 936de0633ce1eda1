using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>Limits and times of the Direct Line endpoints; checked at start.</summary>
public sealed class DirectLineOptions : IValidatableObject
{
    /// <summary>Signs the tokens (HMAC-SHA256), 32 bytes or more. Without a default: the host keeps it beside its data, so that tokens outlive a restart.</summary>
    [Required, MinLength(32)]
    public byte[]? SigningKey { get; set; }

    /// <value>The default is 12 hours. The client refreshes every 15 minutes, but a sleeping laptop does not.</value>
    [Range(typeof(TimeSpan), "00:30:00", "7.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a stream address can be opened. The client opens it at once.</summary>
    /// <value>The default is 60 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan StreamAddressLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Silence after which an empty frame is sent, shorter than any proxy's patience.</summary>
    /// <value>The default is 20 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:05:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A reader that takes one frame longer than this is dropped; it comes back with its watermark.</summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan SlowestRead { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Activities in one frame or one poll.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// Of one posted activity. Well above any text limit of the product: a text that is too long is to be answered in words
    /// by the host, not refused here.
    /// </summary>
    /// <value>The default is 1 MiB.</value>
    [Range(16 * 1024, 10 * 1024 * 1024)]
    public int MaxActivityBytes { get; set; } = 1024 * 1024;

    /// <summary>Nesting of one posted activity.</summary>
    [Range(8, Activities.ActivityJson.MaxDepth)]
    public int MaxJsonDepth { get; set; } = 32;

    /// <summary>Of one file; a larger one reaches the host by its name only, as <see cref="UploadOmission.TooLarge"/>.</summary>
    /// <value>The default is 20 MiB.</value>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxFileBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Files in one message; further ones reach the host by their names only, as <see cref="UploadOmission.TooMany"/>.</summary>
    [Range(1, 50)]
    public int MaxFiles { get; set; } = 10;

    /// <summary>Of one upload request; a larger one gets 413.</summary>
    /// <value>The default is 100 MiB.</value>
    [Range(1024, 4L * 1024 * 1024 * 1024)]
    public long MaxUploadBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Starts under way at once; further ones get 429, after which the client tries again by itself.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrentStarts { get; set; } = 64;

    /// <summary>Uploads that are being read at once, all together; further ones get 409, after which the person can send them again.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentUploads { get; set; } = 64;

    /// <summary>Of them, those of one conversation.</summary>
    [Range(1, 100)]
    public int MaxUploadsPerConversation { get; set; } = 4;

    /// <summary>Open streams, all together; further ones get 429, after which the client tries again by itself. One takes some 20 KB.</summary>
    [Range(10, 1_000_000)]
    public int MaxStreams { get; set; } = 20_000;

    /// <summary>Open streams of one conversation (phone, desk, tabs); the oldest gives way.</summary>
    [Range(1, 100)]
    public int MaxStreamsPerConversation { get; set; } = 8;

    /// <summary>
    /// Web sites whose pages may call these endpoints from the visitor's browser, such as <c>https://www.example.org</c>; pages
    /// of our own origin need no entry.
    /// </summary>
    /// <value>None by default.</value>
    public IList<string> AllowedOrigins { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
        new ValidationResult($"The field {nameof(AllowedOrigins)} holds '{origin}', which is no origin: write it as a browser does, https://www.example.org, in small letters, without a path.", [nameof(AllowedOrigins)]));

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.GetLeftPart(UriPartial.Authority) == origin;
}
