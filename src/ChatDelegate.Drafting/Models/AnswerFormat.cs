namespace ChatDelegate.Drafting.Models;

/// <summary>How a server is told what form an answer must have. The answer is held against the schema in any case.</summary>
public enum AnswerFormat
{
    /// <summary>By schema; where the server refuses that, in JSON mode; where it refuses that too, in words.</summary>
    Auto,

    /// <summary>The server holds the model to the schema.</summary>
    Schema,

    /// <summary>The server sees to it that the answer is JSON; the schema is in the question.</summary>
    Json,

    /// <summary>In the question only.</summary>
    Text,
}
