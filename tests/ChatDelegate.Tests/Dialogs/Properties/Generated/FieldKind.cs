namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>The field types of the format, by their names in YAML.</summary>
internal enum FieldKind
{
    Text,
    LongText,
    Place,
    Number,
    Date,
    DateTime,
    Bool,
    Choice,
    MultiChoice,
    Reference,
    Attachment,
    Person,
}
