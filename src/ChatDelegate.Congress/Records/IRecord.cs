namespace ChatDelegate.Congress.Records;

/// <summary>A record of substance: every change to it is an entry of the audit chain, made when it is saved.</summary>
public interface IRecord
{
    Guid Id { get; }
}
