using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>Makes codes, links and device secrets, and the keyed hashes that stand for them in the record.</summary>
internal sealed class SignInSecrets(KeyRing keys)
{
    private const int SelectorDigits = 5;
    private const int CodeDigits = 12;
    private const string ReusablePrefix = "r.";
    private readonly byte[] _key = keys.Derive("sign-in");

    public static string NewSelector() => Digits(SelectorDigits);

    public static string NewProof() => Digits(CodeDigits - SelectorDigits);

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A code as it is printed: <c>4821 0937 5526</c>.</summary>
    public static string Show(string selector, string proof)
    {
        var code = selector + proof;
        return $"{code[..4]} {code[4..8]} {code[8..]}";
    }

    /// <summary>The parts of a typed code, whatever spaces, hyphens and full-width digits it has; null when it is no code.</summary>
    public static (string Selector, string Proof)? Split(string typed)
    {
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character) && character != '-'));
        return digits.Length == CodeDigits && digits.All(char.IsAsciiDigit) ? (digits[..SelectorDigits], digits[SelectorDigits..]) : null;
    }

    public byte[] Hash(string kind, string secret) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(kind + ":" + secret));

    /// <summary>Stands for an address without naming it. An IPv6 network counts as one, since one device has many addresses in it.</summary>
    public string AddressKey(string address)
    {
        var network = !IPAddress.TryParse(address, out var ip) ? address
            : ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4().ToString()
            : ip.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : ip.ToString();
        return "address:" + Convert.ToHexStringLower(Hash("address", network).AsSpan(0, 16));
    }

    /// <summary>A link for the demo that works again and again, and after a restart.</summary>
    public string Reusable(Guid personId) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReusablePrefix}{personId:N}.{Base64Url.EncodeToString(Hash("reusable", personId.ToString("N")))}");

    /// <summary>Whose reusable link it is; null for anything else.</summary>
    public Guid? PersonOf(string link) =>
        link.StartsWith(ReusablePrefix, StringComparison.Ordinal)
        && link.Split('.') is [_, var id, _]
        && Guid.TryParseExact(id, "N", out var personId)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(link), Encoding.UTF8.GetBytes(Reusable(personId))) ? personId : null;

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);
}
