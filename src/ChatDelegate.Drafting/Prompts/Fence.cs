using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// The line that data stands between. Nobody can write it into a note beforehand, for it is a digest of all the data, that note
/// included. It is not drawn by lot, so that the same question is the same request: one that was paid for before a crash is known
/// again after it.
/// </summary>
internal static class Fence
{
    private const int Length = 16;

    public static string Of(IEnumerable<string> inputs)
    {
        var data = string.Join('\n', inputs);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(data));
        while (true)
        {
            var fence = $"==={Convert.ToHexStringLower(digest)[..Length]}===";
            if (!data.Contains(fence, StringComparison.OrdinalIgnoreCase))
            {
                return fence;
            }

            digest = SHA256.HashData(digest);
        }
    }
}
