using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Records;

/// <summary>What an entry of the audit chain says, before its place in the chain is known.</summary>
/// <param name="Content">Hash of the row; empty for one that was deleted.</param>
internal sealed record AuditDraft(Actor Actor, string Kind, Guid RecordId, string Change, string Content);
