using System.Text;
using System.Text.Json;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>Turns good input into input that nobody has thought of, the same for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1E-400", "9007199254740993", new string('9', 400), "\"\"", "\" \"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"",
        "\"\\u0000\"", "\"\\u202e\\ufeff\"", "\"<at>\"", "\"<at>助手</at>\"", "\"2026-13-40T25:61:61Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"https://evil.example/\"",
        "{}", "[]", "[null]", "[[]]", "{\"id\":{}}", "{\"id\":\"x\",\"id\":5}", "[{\"type\":null}]", "{\"\":\"\"}", "{\"\\ud83d\":1}", $"\"{new string('长', 3000)}\"",
    ];

    private static readonly byte[][] Bytes =
    [
        [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0x22], [0x5C], [0x5C, 0x75, 0x64, 0x38, 0x33, 0x64], [0x7B], [0x7D], [0x5B], [0x5D], [0x2C], [0x3A], [0x0D, 0x0A], [0xC2, 0xA0],
    ];

    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Next(int below) => _random.Next(below);

    public T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>JSON of the same kind with members changed, doubled, left out and renamed; then perhaps no longer JSON.</summary>
    public byte[] Json(JsonElement good)
    {
        var text = new StringBuilder();
        var percent = Pick(0, 2, 5, 15);
        Write(good, text, percent);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return percent == 0 || Chance(30) ? Broken(bytes) : bytes;
    }

    /// <summary>Bytes flipped, put in, cut out, doubled, cut off.</summary>
    public byte[] Broken(byte[] good)
    {
        var bytes = new List<byte>(good);
        for (var n = 1 + Next(4); n > 0; n--)
        {
            var at = Next(bytes.Count + 1);
            var length = Math.Min(Next(Pick(2, 8, 64)), bytes.Count - at);
            switch (Next(7))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, Pick<byte[]>(Bytes));
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 5 when Chance(20):
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 6 when Chance(20):
                    bytes.InsertRange(0, Pick<byte[]>(Bytes));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A text with odd characters in it.</summary>
    public string Text(string good)
    {
        var odd = Pick("", " ", "/", "//", "\\", "..", "%", "%2F", "%00", "\0", "\r\n", "'", "\"", "<", ";", "|", "?", "#", "&", "=", "\ud83d", "长", "-1", "1e9", "99999999999999999999", new string('a', 3000));
        return Next(4) switch
        {
            0 => odd,
            1 => good + odd,
            2 => odd + good,
            _ => good.Insert(Next(good.Length + 1), odd),
        };
    }

    private void Write(JsonElement value, StringBuilder text, int percent)
    {
        if (Chance(percent))
        {
            text.Append(Chance(10) ? Deep() : Pick<string>(Values));
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(value, text, percent);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            text.Append('[');
            var separator = string.Empty;
            foreach (var item in value.EnumerateArray())
            {
                for (var n = Chance(percent) ? Pick(0, 2, 20) : 1; n > 0; n--)
                {
                    text.Append(separator);
                    Write(item, text, percent);
                    separator = ",";
                }
            }

            text.Append(']');
        }
        else
        {
            text.Append(value.GetRawText());
        }
    }

    private void WriteObject(JsonElement value, StringBuilder text, int percent)
    {
        text.Append('{');
        var separator = string.Empty;
        foreach (var member in value.EnumerateObject())
        {
            for (var n = Chance(percent) ? Pick(0, 2, 3) : 1; n > 0; n--)
            {
                var name = !Chance(percent) ? member.Name : Pick(member.Name.ToUpperInvariant(), member.Name + " ", "\\u0000", "type", "id", "__proto__", "$type", "$ref");
                text.Append(separator).Append('"').Append(name).Append("\":");
                Write(member.Value, text, percent);
                separator = ",";
            }
        }

        text.Append('}');
    }

    private string Deep()
    {
        var (depth, open, close) = (Pick(5, 28, 30, 32, 58, 60, 62, 63, 64, 65, 200, 3000), Pick("[", "{\"a\":"), string.Empty);
        close = open == "[" ? "]" : "}";
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }
}
