using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Attendance.Codes;

/// <summary>
/// What a check-in code (签到二维码) holds: the meeting and a step of half a minute, signed. The code on the screen and the one before it
/// are good; a photo of it is not, once it has been sent to somebody who is not there. A code that was scanned in time becomes a pass for
/// the person who scanned it, so that signing in or reading the page first costs nobody their check-in.
/// </summary>
public sealed class CheckInCodes(KeyRing keys)
{
    public const int StepSeconds = 30;
    private const int MacLength = 12;
    private const int IdLength = 16;
    private static readonly TimeSpan PassLife = TimeSpan.FromMinutes(3);
    private readonly Lazy<byte[]> _key = new(() => keys.Derive("check-in codes"));

    /// <summary>The code to show now.</summary>
    public string Show(Guid meetingId, DateTimeOffset now) => Sign("code", meetingId, Guid.Empty, Step(now));

    /// <summary>Until when the code that is shown now is the one to show.</summary>
    public static DateTimeOffset NextAt(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds((Step(now) + 1) * StepSeconds);

    /// <summary>The meeting that a scanned code is for; null, with the reason, when it is not good now.</summary>
    public (Guid? MeetingId, AttendanceError? Error) Read(string? code, DateTimeOffset now)
    {
        if (Open("code", code, Guid.Empty) is not { } read)
        {
            return (null, AttendanceError.BadCode);
        }

        return Step(now) - read.Number is 0 or 1 ? (read.MeetingId, null) : (null, AttendanceError.OldCode);
    }

    /// <summary>What a person who scanned in time shows when they check in.</summary>
    public string Pass(Guid meetingId, Guid personId, DateTimeOffset now) => Sign("pass", meetingId, personId, (now + PassLife).ToUnixTimeSeconds());

    /// <summary>The meeting that a pass of this person is for; null, with the reason, when it is not good now.</summary>
    public (Guid? MeetingId, AttendanceError? Error) ReadPass(string? pass, Guid personId, DateTimeOffset now)
    {
        if (Open("pass", pass, personId) is not { } read)
        {
            return (null, AttendanceError.BadCode);
        }

        return now.ToUnixTimeSeconds() <= read.Number ? (read.MeetingId, null) : (null, AttendanceError.OldCode);
    }

    private static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    private string Sign(string purpose, Guid meetingId, Guid personId, long number)
    {
        var code = new byte[IdLength + sizeof(long) + MacLength];
        meetingId.TryWriteBytes(code);
        BinaryPrimitives.WriteInt64BigEndian(code.AsSpan(IdLength), number);
        Mac(purpose, code.AsSpan(0, IdLength + sizeof(long)), personId).CopyTo(code.AsSpan(IdLength + sizeof(long)));
        return Base64Url.EncodeToString(code);
    }

    private (Guid MeetingId, long Number)? Open(string purpose, string? text, Guid personId)
    {
        const int length = IdLength + sizeof(long) + MacLength;
        var code = new byte[length];
        if (text is null || text.Length > length * 2 || Base64Url.DecodeFromChars(text, code, out _, out var written) != OperationStatus.Done || written != length)
        {
            return null;
        }

        var signed = code.AsSpan(0, length - MacLength);
        return CryptographicOperations.FixedTimeEquals(Mac(purpose, signed, personId), code.AsSpan(length - MacLength))
            ? (new Guid(code.AsSpan(0, IdLength)), BinaryPrimitives.ReadInt64BigEndian(code.AsSpan(IdLength)))
            : null;
    }

    private ReadOnlySpan<byte> Mac(string purpose, ReadOnlySpan<byte> signed, Guid personId)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(purpose), 0, .. personId.ToByteArray(), .. signed];
        return HMACSHA256.HashData(_key.Value, text).AsSpan(0, MacLength);
    }
}
