namespace ChatDelegate.Server.Voting;

/// <summary>A form as it came. Nothing of it is bound, logged or named in an error.</summary>
internal static class SentForm
{
    private const long Longest = 32 * 1024;

    /// <summary>Null for what is no form, or is longer than any of ours.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > Longest)
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFormAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
