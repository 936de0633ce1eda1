using System.Text;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Comma separated values by RFC 4180: quoted fields may hold commas, doubled quotes and line breaks.</summary>
internal static class CsvText
{
    /// <summary>The rows that hold anything, each with the line it starts on.</summary>
    /// <exception cref="CsvFormatException">A quote that is never closed, or text after a closing quote.</exception>
    public static List<CsvRow> Read(string text)
    {
        var rows = new List<CsvRow>();
        var fields = new List<string>();
        var (position, line) = (0, 1);
        var start = line;
        while (position < text.Length)
        {
            fields.Add(text[position] == '"' ? Quoted(text, ref position, ref line) : Bare(text, ref position));
            if (position < text.Length && text[position] == ',')
            {
                position++;
                if (position < text.Length)
                {
                    continue;
                }

                fields.Add(string.Empty);
            }

            if (fields.Exists(field => !string.IsNullOrWhiteSpace(field)))
            {
                rows.Add(new CsvRow(start, [.. fields]));
            }

            fields.Clear();
            EndLine(text, ref position);
            start = ++line;
        }

        return rows;
    }

    private static string Bare(string text, ref int position)
    {
        var length = text.AsSpan(position).IndexOfAny(",\r\n");
        var field = length < 0 ? text[position..] : text.Substring(position, length);
        position += field.Length;
        return field;
    }

    private static string Quoted(string text, ref int position, ref int line)
    {
        var opened = line;
        var field = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var character = text[position];
            if (character != '"')
            {
                line += character == '\n' ? 1 : 0;
                field.Append(character);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                field.Append('"');
                position++;
            }
            else
            {
                position++;
                return position == text.Length || text[position] is ',' or '\r' or '\n' ? field.ToString() : throw new CsvFormatException(line);
            }
        }

        throw new CsvFormatException(opened);
    }

    private static void EndLine(string text, ref int position)
    {
        if (position < text.Length && text[position] == '\r')
        {
            position++;
        }

        if (position < text.Length && text[position] == '\n')
        {
            position++;
        }
    }
}

/// <param name="Line">From 1, as an editor counts.</param>
internal sealed record CsvRow(int Line, string[] Fields);

internal sealed class CsvFormatException(int line) : FormatException($"The quotes in line {line} do not match.")
{
    public int Line => line;
}
